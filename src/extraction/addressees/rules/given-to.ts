import { parseUnknownAddressee } from '../groups.ts';
import { type AddresseeList, parseAddressees } from '../parse-addressees.ts';
import type { AddresseeMatch, ClauseText } from './addressee-rule.ts';
import { findOrderVerbs, followsSpeaker, WEAK_ORDER } from './order-verbs.ts';
import { assignRole } from './roles.ts';
import { subjectFirstRule, topicFirstRule } from './subject-first.ts';

/** Returns the addressees after an order verb: "giao Sở Y tế …", "yêu cầu các xã …". */
export function givenToRule(clause: ClauseText): AddresseeMatch[] {
  const { text, lower } = clause;
  for (const { words, index, at } of findOrderVerbs(lower)) {
    if (words === 'giao ' && text.startsWith('ban', at)) continue;
    const found = parseAddressees(text, lower, at) ?? parseUnknownAddresseeList(clause, at);
    if (!found || (words.startsWith('phân công') && EACH.test(lower.slice(at, at + 12)))) continue;
    if (WEAK_ORDER.test(words) && !followsSpeaker(clause, index)) continue;
    return assignRole(found, clause);
  }
  return [];
}

/** "phân công rõ từng thành viên" says how a unit divides its own work. */
const EACH = /^(?:rõ |cụ thể )?(?:từng|mỗi) /u;

function parseUnknownAddresseeList({ text, lower }: ClauseText, index: number): AddresseeList | null {
  const named = parseUnknownAddressee(text, lower, index);
  return named && { entities: [named], end: named.end };
}

/** Returns the addressees after an order verb and its time or topic: "Đồng chí đề nghị trong tháng 11, các đảng ủy cần …". */
export function orderedLaterRule(clause: ClauseText): AddresseeMatch[] {
  for (const { words, index, at } of findOrderVerbs(clause.lower)) {
    if (index > 160) return [];
    if (WEAK_ORDER.test(words) && !followsSpeaker(clause, index)) continue;
    const rest = { text: clause.text.slice(at), lower: clause.lower.slice(at) };
    const later = subjectFirstRule(rest);
    const found = later.length ? later : topicFirstRule(rest);
    if (found.length) return found.map((one) => ({ ...one, start: one.start + at, end: one.end + at }));
  }
  return [];
}
