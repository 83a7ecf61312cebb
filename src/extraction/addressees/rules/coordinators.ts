import { isWordUnit } from '../../text/phrases.ts';
import { parseAddressees } from '../parse-addressees.ts';
import type { AddresseeMatch, ClauseText } from './addressee-rule.ts';
import { MONITOR_PHRASE } from './roles.ts';

const COORDINATION =
  /(?:(?:phối hợp|hiệp đồng|thống nhất|cộng tác|liên hệ)(?: chặt chẽ| tốt| kịp thời| hiệu quả| thường xuyên| đồng bộ| trực tiếp)*,? (?:với|cùng với|cùng)|(?:cơ quan |đơn vị )?phối hợp(?: thực hiện)?:?|cùng với|cùng) /gu;

/** Returns the units after "phối hợp với" as coordinators: "phối hợp với Sở Tài chính, Công an tỉnh". */
export function coordinatorRule({ text, lower }: ClauseText): AddresseeMatch[] {
  const coordinators: AddresseeMatch[] = [];
  for (const phrase of lower.matchAll(COORDINATION)) {
    if (isWordUnit(lower.charCodeAt(phrase.index - 1))) continue;
    const found = parseAddressees(text, lower, phrase.index + phrase[0].length);
    if (found)
      coordinators.push(...found.entities.map((named) => ({ ...named, role: 'COORDINATE' as const })));
  }
  return coordinators;
}

const ANOTHER = /[,;] (?:giao |và |các )?/gu;

/**
 * Returns addressees that come later in a clause with another role: "…; Văn phòng theo dõi, đôn đốc", "…, các đơn vị liên quan
 * phối hợp".
 */
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
