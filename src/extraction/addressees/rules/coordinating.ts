import { isWordUnit } from '../../text/phrases.ts';
import { addresseesAt } from '../parse-addressees.ts';
import type { Assigned, Words } from './addressee-rule.ts';
import { MONITORS } from './roles.ts';

const IN_CONCERT =
  /(?:(?:phối hợp|hiệp đồng|thống nhất|cộng tác|liên hệ)(?: chặt chẽ| tốt| kịp thời| hiệu quả| thường xuyên| đồng bộ| trực tiếp)*,? (?:với|cùng với|cùng)|(?:cơ quan |đơn vị )?phối hợp(?: thực hiện)?:?|cùng với|cùng) /gu;

/** "phối hợp với Sở Tài chính, Công an tỉnh": everybody named there helps. */
export function inConcertWith({ plain, low }: Words): Assigned[] {
  const helpers: Assigned[] = [];
  for (const concert of low.matchAll(IN_CONCERT)) {
    if (isWordUnit(low.charCodeAt(concert.index - 1))) continue;
    const found = addresseesAt(plain, low, concert.index + concert[0].length);
    if (found) helpers.push(...found.named.map((named) => ({ ...named, role: 'COORDINATE' as const })));
  }
  return helpers;
}

const ANOTHER = /[,;] (?:giao |và |các )?/gu;

/** "…; Văn phòng theo dõi, đôn đốc", "…, các đơn vị liên quan phối hợp": who comes later in a clause, with another role. */
export function furtherNamed(clause: Words): Assigned[] {
  const { plain, low } = clause;
  if (!/phối hợp|đôn đốc|giám sát/u.test(low)) return [];
  const further: Assigned[] = [];
  for (const { index } of low.matchAll(ANOTHER)) {
    const at =
      index + 2 + (low.startsWith('giao ', index + 2) ? 5 : low.startsWith('và ', index + 2) ? 3 : 0);
    const found = addresseesAt(plain, low, at);
    if (!found) continue;
    const rest = low.slice(found.end, found.end + 90);
    const role = MONITORS.test(rest)
      ? 'MONITOR'
      : /^ (?:có trách nhiệm |tích cực |chủ động )?phối hợp(?! với)/u.test(rest)
        ? 'COORDINATE'
        : null;
    if (role) further.push(...found.named.map((named) => ({ ...named, role }) as const));
  }
  return further;
}
