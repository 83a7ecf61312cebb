import { isWordUnit } from '../../text/phrases.ts';
import { parseAddressees } from '../parse-addressees.ts';
import type { AddresseeMatch, ClauseText } from './addressee-rule.ts';
import { MONITOR_PHRASE } from './roles.ts';

const COORDINATION =
  /(?:(?:phối hợp|hiệp đồng|thống nhất|cộng tác|liên hệ)(?: chặt chẽ| tốt| kịp thời| hiệu quả| thường xuyên| đồng bộ| trực tiếp)*,? (?:với|cùng với|cùng)|(?:cơ quan |đơn vị )?phối hợp(?: thực hiện)?:?|cùng với|cùng) /gu;

/** "phối hợp với Sở Tài chính, Công an tỉnh": everybody named there helps. */
export function coordinatorRule({ text, lower }: ClauseText): AddresseeMatch[] {
  const helpers: AddresseeMatch[] = [];
  for (const concert of lower.matchAll(COORDINATION)) {
    if (isWordUnit(lower.charCodeAt(concert.index - 1))) continue;
    const found = parseAddressees(text, lower, concert.index + concert[0].length);
    if (found) helpers.push(...found.entities.map((named) => ({ ...named, role: 'COORDINATE' as const })));
  }
  return helpers;
}

const ANOTHER = /[,;] (?:giao |và |các )?/gu;

/** "…; Văn phòng theo dõi, đôn đốc", "…, các đơn vị liên quan phối hợp": who comes later in a clause, with another role. */
export function laterRoleRule(clause: ClauseText): AddresseeMatch[] {
  const { text, lower } = clause;
  if (!/phối hợp|đôn đốc|giám sát/u.test(lower)) return [];
  const further: AddresseeMatch[] = [];
  for (const { index } of lower.matchAll(ANOTHER)) {
    const at =
      index + 2 + (lower.startsWith('giao ', index + 2) ? 5 : lower.startsWith('và ', index + 2) ? 3 : 0);
    const found = parseAddressees(text, lower, at);
    if (!found) continue;
    const rest = lower.slice(found.end, found.end + 90);
    const role = MONITOR_PHRASE.test(rest)
      ? 'MONITOR'
      : /^ (?:có trách nhiệm |tích cực |chủ động )?phối hợp(?! với)/u.test(rest)
        ? 'COORDINATE'
        : null;
    if (role) further.push(...found.entities.map((named) => ({ ...named, role }) as const));
  }
  return further;
}
