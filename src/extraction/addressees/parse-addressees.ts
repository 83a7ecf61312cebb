import { matchAt } from '../text/regex.ts';
import { parseGroup } from './groups.ts';
import type { NamedEntity } from './named-entity.ts';
import { parsePerson } from './persons.ts';
import { parseSharedHeadUnits } from './shared-head-nouns.ts';
import { parseUnit } from './units.ts';

/** The names in a list that starts at an offset, and the end of the list. */
export interface AddresseeList {
  readonly entities: readonly NamedEntity[];
  readonly end: number;
}

const SEPARATOR = / ?\+ ?|,? ?(?:và |cùng với |cùng |với )|, |; | - (?=UBND)|\/(?=\p{Lu})/uy;
const REMARK = / ?\([^()]{1,80}\)/uy;
const OPENING =
  /(?:(?:các )?(?:cơ quan|đơn vị|cơ quan, đơn vị|sở, ngành|sở, ban, ngành|ngành)(?: sau)?: ?)/uy;
const MAX_ADDRESSEES = 40;

/** The results for the last clause. Several rules parse the same offsets of one clause. */
let cachedClause: { readonly plain: string; readonly found: Map<number, AddresseeList | null> } = {
  plain: '',
  found: new Map(),
};

/** Returns the list of names that starts at an offset, or null if there is none. Longer names take precedence. */
export function parseAddressees(text: string, lower: string, index: number): AddresseeList | null {
  if (cachedClause.plain !== text) cachedClause = { plain: text, found: new Map() };
  let found = cachedClause.found.get(index);
  if (found === undefined) {
    found = parseAddresseeRow(text, lower, index);
    cachedClause.found.set(index, found);
  }
  return found;
}

function parseAddresseeRow(text: string, lower: string, index: number): AddresseeList | null {
  const named: NamedEntity[] = [];
  const opening = matchAt(OPENING, lower, index);
  let at =
    opening && /\p{Lu}/u.test(text[index + opening[0].length] ?? '') ? index + opening[0].length : index;
  let end = index;
  while (named.length < MAX_ADDRESSEES) {
    const next = parseAddressee(text, lower, at);
    if (!next) break;
    named.push(...next);
    end = (next.at(-1) as NamedEntity).end;
    const remark = matchAt(REMARK, text, end);
    if (remark) end += remark[0].length;
    const separator = matchAt(SEPARATOR, lower, end);
    if (!separator) break;
    at = end + separator[0].length;
  }
  return named.length ? { entities: named, end } : null;
}

function parseAddressee(text: string, lower: string, index: number): readonly NamedEntity[] | null {
  const units = parseSharedHeadUnits(text, lower, index);
  if (units) return units;
  const group = parseGroup(text, lower, index);
  if (group) {
    // "Hạt kiểm lâm" is a group of foresters; "Hạt Kiểm lâm Tân Lập" is one unit.
    const unit = /\p{Lu}/u.test(text[index] ?? '') ? parseUnit(text, lower, index) : null;
    return [unit && unit.end >= group.end ? unit : appendUnit(text, lower, group)];
  }
  const one = parsePerson(text, lower, index) ?? parseUnit(text, lower, index);
  return one && [appendGroup(text, lower, one)];
}

/** Appends the unit to which a collective belongs: "các đồng chí Phó Chủ tịch | UBND tỉnh". */
function appendUnit(text: string, lower: string, group: NamedEntity): NamedEntity {
  if (text[group.end] !== ' ' || !/^\p{Lu}/u.test(text[group.end + 1] ?? '')) return group;
  const unit = parseUnit(text, lower, group.end + 1);
  return unit ? { ...group, end: unit.end, name: `${group.name} ${unit.name}` } : group;
}

const OF_MANY = / (?=các \p{L})/uy;

/** Appends the group of which each member has such a unit: "Ban điều hành các khu phố" is a collective. */
function appendGroup(text: string, lower: string, one: NamedEntity): NamedEntity {
  if (one.form !== 'UNIT' || !matchAt(OF_MANY, lower, one.end)) return one;
  const many = parseGroup(text, lower, one.end + 1);
  return many
    ? { start: one.start, end: many.end, name: text.slice(one.start, many.end), form: 'GROUP' }
    : one;
}
