import { isWordUnit } from '../../text/phrases.ts';
import { parseAddressees } from '../parse-addressees.ts';
import type { AddresseeMatch, ClauseText } from './addressee-rule.ts';
import { assignRole } from './roles.ts';

const BY = /(?:do|giao cho|bởi) /gu;

/** Returns the addressees after "do": "… do Sở Xây dựng chủ trì". */
export function doneByRule(clause: ClauseText): AddresseeMatch[] {
  for (const by of clause.lower.matchAll(BY)) {
    if (isWordUnit(clause.lower.charCodeAt(by.index - 1))) continue;
    const at = by.index + by[0].length;
    const found = parseAddressees(clause.text, clause.lower, at);
    if (
      found &&
      /^,? (?:chủ trì|thực hiện|phụ trách|làm|đảm nhiệm|trực tiếp|chịu trách nhiệm|tham mưu)/u.test(
        clause.lower.slice(found.end),
      )
    )
      return assignRole(found, clause);
  }
  return [];
}
