import { matchAt } from '../text/regex.ts';
import { groupAt } from './groups.ts';
import type { Named } from './named-entity.ts';
import { personAt } from './persons.ts';
import { sharedHeadAt } from './shared-head-nouns.ts';
import { unitAt } from './units.ts';

/** Who is named in a row from an index on, and where the row ends. */
export interface AddresseeList {
  readonly named: readonly Named[];
  readonly end: number;
}

const SEPARATOR = / ?\+ ?|,? ?(?:và |cùng với |cùng |với )|, |; | - (?=UBND)|\/(?=\p{Lu})/uy;
const REMARK = / ?\([^()]{1,80}\)/uy;
const OPENING =
  /(?:(?:các )?(?:cơ quan|đơn vị|cơ quan, đơn vị|sở, ngành|sở, ban, ngành|ngành)(?: sau)?: ?)/uy;
const MOST = 40;

/** What was found in the clause asked about last: its rules ask for the same places again and again. */
let last: { readonly plain: string; readonly found: Map<number, AddresseeList | null> } = {
  plain: '',
  found: new Map(),
};

/** Everybody named in a row at an index, longest names first; null when nobody is. */
export function addresseesAt(plain: string, low: string, index: number): AddresseeList | null {
  if (last.plain !== plain) last = { plain, found: new Map() };
  let found = last.found.get(index);
  if (found === undefined) {
    found = rowAt(plain, low, index);
    last.found.set(index, found);
  }
  return found;
}

function rowAt(plain: string, low: string, index: number): AddresseeList | null {
  const named: Named[] = [];
  const opening = matchAt(OPENING, low, index);
  let at =
    opening && /\p{Lu}/u.test(plain[index + opening[0].length] ?? '') ? index + opening[0].length : index;
  let end = index;
  while (named.length < MOST) {
    const next = oneAt(plain, low, at);
    if (!next) break;
    named.push(...next);
    end = (next.at(-1) as Named).end;
    const remark = matchAt(REMARK, plain, end);
    if (remark) end += remark[0].length;
    const separator = matchAt(SEPARATOR, low, end);
    if (!separator) break;
    at = end + separator[0].length;
  }
  return named.length ? { named, end } : null;
}

function oneAt(plain: string, low: string, index: number): readonly Named[] | null {
  const several = sharedHeadAt(plain, low, index);
  if (several) return several;
  const group = groupAt(plain, low, index);
  if (group) {
    // "Hạt kiểm lâm" are foresters, "Hạt Kiểm lâm Tân Lập" is one unit.
    const unit = /\p{Lu}/u.test(plain[index] ?? '') ? unitAt(plain, low, index) : null;
    return [unit && unit.end >= group.end ? unit : ofUnit(plain, low, group)];
  }
  const one = personAt(plain, low, index) ?? unitAt(plain, low, index);
  return one && [ofMany(plain, low, one)];
}

/** "các đồng chí Phó Chủ tịch | UBND tỉnh": a collective of one unit. */
function ofUnit(plain: string, low: string, group: Named): Named {
  if (plain[group.end] !== ' ' || !/^\p{Lu}/u.test(plain[group.end + 1] ?? '')) return group;
  const unit = unitAt(plain, low, group.end + 1);
  return unit ? { ...group, end: unit.end, name: `${group.name} ${unit.name}` } : group;
}

const OF_MANY = / (?=các \p{L})/uy;

/** "Ban điều hành các khu phố": a unit of each of many is a collective. */
function ofMany(plain: string, low: string, one: Named): Named {
  if (one.is !== 'UNIT' || !matchAt(OF_MANY, low, one.end)) return one;
  const many = groupAt(plain, low, one.end + 1);
  return many
    ? { start: one.start, end: many.end, name: plain.slice(one.start, many.end), is: 'GROUP' }
    : one;
}
