import { isWordUnit } from '../../text/phrases.ts';
import { addresseesAt } from '../parse-addressees.ts';
import type { Assigned, Words } from './addressee-rule.ts';
import { lead } from './roles.ts';

const BY = /(?:do|giao cho|bởi) /gu;

/** "… do Sở Xây dựng chủ trì": who stands behind "do". */
export function doneBy(clause: Words): Assigned[] {
  for (const by of clause.low.matchAll(BY)) {
    if (isWordUnit(clause.low.charCodeAt(by.index - 1))) continue;
    const at = by.index + by[0].length;
    const found = addresseesAt(clause.plain, clause.low, at);
    if (
      found &&
      /^,? (?:chủ trì|thực hiện|phụ trách|làm|đảm nhiệm|trực tiếp|chịu trách nhiệm|tham mưu)/u.test(
        clause.low.slice(found.end),
      )
    )
      return lead(found, clause);
  }
  return [];
}
