import { isVerbAt } from '../../lexicon/verbs.ts';
import { parseAddressees } from '../parse-addressees.ts';
import type { AddresseeMatch, AddresseeRule, ClauseText } from './addressee-rule.ts';
import { coordinatorRule, laterRoleRule } from './coordinators.ts';
import { doneByRule } from './done-by.ts';
import { givenToRule, orderedLaterRule } from './given-to.ts';
import { subjectFirstRule, topicFirstRule } from './subject-first.ts';

/** The rules for leads. The first rule that finds a lead decides. To add one, write a function in a file here and add it here. */
const LEAD_RULES: readonly AddresseeRule[] = [
  { name: 'given-to', find: givenToRule },
  { name: 'subject-first', find: subjectFirstRule },
  { name: 'topic-first', find: topicFirstRule },
  { name: 'ordered-later', find: orderedLaterRule },
  { name: 'done-by', find: doneByRule },
];

/** The rules for coordinators and monitors. The results of all rules count. */
export const FURTHER_RULES: readonly AddresseeRule[] = [
  { name: 'coordinator', find: coordinatorRule },
  { name: 'later-role', find: laterRoleRule },
];

/** Returns the leads that a clause itself names, and the name of the rule that found them. */
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

/** Returns whether a clause is nothing but a list of addressees. */
export function isOnlyAddressees({ text, lower }: ClauseText): boolean {
  const opening = /^(?:giao|yêu cầu|đề nghị|phân công|các)(?: cho)?:? /u.exec(lower)?.[0] ?? '';
  const start = opening.startsWith('các') ? 0 : opening.length;
  const found = parseAddressees(text, lower, start);
  return found !== null && found.end >= text.trimEnd().length && !isVerbAt(lower, start);
}
