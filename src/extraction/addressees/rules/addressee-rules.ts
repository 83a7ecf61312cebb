import { verbAt } from '../../lexicon/verbs.ts';
import { addresseesAt } from '../parse-addressees.ts';
import type { AddresseeRule, Assigned, Words } from './addressee-rule.ts';
import { furtherNamed, inConcertWith } from './coordinating.ts';
import { doneBy } from './done-by.ts';
import { givenTo, orderedLater } from './given-to.ts';
import { subjectFirst, topicFirst } from './subject-first.ts';

/** Who leads: the first rule that finds somebody decides. To add one, write a function in a file here and name it. */
const LEAD_RULES: readonly AddresseeRule[] = [
  { name: 'given-to', find: givenTo },
  { name: 'subject-first', find: subjectFirst },
  { name: 'topic-first', find: topicFirst },
  { name: 'ordered-later', find: orderedLater },
  { name: 'done-by', find: doneBy },
];

/** Who helps or follows up: all of them are heard. */
export const FURTHER_RULES: readonly AddresseeRule[] = [
  { name: 'in-concert-with', find: inConcertWith },
  { name: 'further-named', find: furtherNamed },
];

/** Who leads a clause by its own words, and the rule that says so. */
export function leadsOf(clause: Words): {
  readonly leads: readonly Assigned[];
  readonly rule: string | null;
} {
  for (const { name, find } of LEAD_RULES) {
    const leads = find(clause);
    if (leads.length) return { leads, rule: name };
  }
  return { leads: [], rule: null };
}

/** Whether the words at the start of a clause are nothing but the row of those it addresses. */
export function isOnlyAddressees({ plain, low }: Words): boolean {
  const opening = /^(?:giao|yêu cầu|đề nghị|phân công|các)(?: cho)?:? /u.exec(low)?.[0] ?? '';
  const start = opening.startsWith('các') ? 0 : opening.length;
  const found = addresseesAt(plain, low, start);
  return found !== null && found.end >= plain.trimEnd().length && !verbAt(low, start);
}
