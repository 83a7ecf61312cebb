import { isVerbAt } from '../../lexicon/verbs.ts';
import { parseAddressees } from '../parse-addressees.ts';
import type { AddresseeMatch, AddresseeRule, ClauseText } from './addressee-rule.ts';
import { coordinatorRule, laterRoleRule } from './coordinators.ts';
import { doneByRule } from './done-by.ts';
import { givenToRule, orderedLaterRule } from './given-to.ts';
import { subjectFirstRule, topicFirstRule } from './subject-first.ts';

/** Who leads: the first rule that finds somebody decides. To add one, write a function in a file here and name it. */
const LEAD_RULES: readonly AddresseeRule[] = [
  { name: 'given-to', find: givenToRule },
  { name: 'subject-first', find: subjectFirstRule },
  { name: 'topic-first', find: topicFirstRule },
  { name: 'ordered-later', find: orderedLaterRule },
  { name: 'done-by', find: doneByRule },
];

/** Who helps or follows up: all of them are heard. */
export const FURTHER_RULES: readonly AddresseeRule[] = [
  { name: 'in-concert-with', find: coordinatorRule },
  { name: 'further-named', find: laterRoleRule },
];

/** Who leads a clause by its own words, and the rule that says so. */
export function findLeads(clause: ClauseText): {
  readonly leads: readonly AddresseeMatch[];
  readonly rule: string | null;
} {
  for (const { name, find } of LEAD_RULES) {
    const leads = find(clause);
    if (leads.length) return { leads, rule: name };
  }
  return { leads: [], rule: null };
}

/** Whether the words at the start of a clause are nothing but the row of those it addresses. */
export function isOnlyAddressees({ text, lower }: ClauseText): boolean {
  const opening = /^(?:giao|yêu cầu|đề nghị|phân công|các)(?: cho)?:? /u.exec(lower)?.[0] ?? '';
  const start = opening.startsWith('các') ? 0 : opening.length;
  const found = parseAddressees(text, lower, start);
  return found !== null && found.end >= text.trimEnd().length && !isVerbAt(lower, start);
}
