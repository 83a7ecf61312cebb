import { whoeverAt } from '../groups.ts';
import { type AddresseeList, addresseesAt } from '../parse-addressees.ts';
import type { Assigned, Words } from './addressee-rule.ts';
import { afterSubject, ordersIn, WEAK_ORDER } from './order-verbs.ts';
import { lead } from './roles.ts';
import { subjectFirst, topicFirst } from './subject-first.ts';

/** "giao Sở Y tế …", "yêu cầu các xã …": who stands behind the verb that orders. */
export function givenTo(clause: Words): Assigned[] {
  const { plain, low } = clause;
  for (const { words, index, at } of ordersIn(low)) {
    if (words === 'giao ' && plain.startsWith('ban', at)) continue;
    const found = addresseesAt(plain, low, at) ?? somebodyAt(clause, at);
    if (!found || (words.startsWith('phân công') && EACH.test(low.slice(at, at + 12)))) continue;
    if (WEAK_ORDER.test(words) && !afterSubject(clause, index)) continue;
    return lead(found, clause);
  }
  return [];
}

/** "phân công rõ từng thành viên" says how a unit divides its work. */
const EACH = /^(?:rõ |cụ thể )?(?:từng|mỗi) /u;

function somebodyAt({ plain, low }: Words, index: number): AddresseeList | null {
  const named = whoeverAt(plain, low, index);
  return named && { named: [named], end: named.end };
}

/** "Đồng chí đề nghị trong tháng 11, các đảng ủy cần …": who stands behind the order and its time or topic. */
export function orderedLater(clause: Words): Assigned[] {
  for (const { words, index, at } of ordersIn(clause.low)) {
    if (index > 160) return [];
    if (WEAK_ORDER.test(words) && !afterSubject(clause, index)) continue;
    const rest = { plain: clause.plain.slice(at), low: clause.low.slice(at) };
    const later = subjectFirst(rest);
    const found = later.length ? later : topicFirst(rest);
    if (found.length) return found.map((one) => ({ ...one, start: one.start + at, end: one.end + at }));
  }
  return [];
}
