import { matchFieldInList } from '../lexicon/organizations.ts';
import { isVerbAt } from '../lexicon/verbs.ts';
import { matchAt } from '../text/regex.ts';
import type { NamedEntity } from './named-entity.ts';
import { matchNameTail, NEW_NAME_START, parseUnit } from './units.ts';

const HEAD =
  /((?:Ủy ban nhân dân|UBND|HĐND|Hội đồng nhân dân|Đảng ủy|Công an|Ban Chỉ huy Quân sự|Ban CHQS|Chủ tịch UBND|Bí thư Đảng ủy|Thường trực HĐND|Ủy ban MTTQ|Trạm Y tế|Lãnh đạo|lãnh đạo|Thủ trưởng|thủ trưởng|Giám đốc|giám đốc|Trưởng|Các đồng chí Giám đốc|các đồng chí Giám đốc) )?(?:[Cc]ác|Hai|hai|[0-9]{1,2}) (sở, ngành|sở, ban, ngành|đơn vị|cơ quan|ngành|sở|Sở|phòng|Phòng|ban|Ban|bộ|Bộ|huyện, thành phố|huyện, thị xã|xã, phường|xã, thị trấn|huyện|xã|phường|thị trấn|thị xã|thành phố|thôn|bản|quận|tỉnh, thành phố|tỉnh|đặc khu|ấp|khóm|hội|Hội|trường|Trường|chi cục|Chi cục|Trung tâm|trung tâm|vụ|Vụ|cục|Cục|khoa|Khoa|viện|Viện|đội|Đội|trạm|Trạm|chi nhánh|Chi nhánh|tổ|Tổ|chi bộ|Chi bộ)(: ?| )(?=[\p{Lu}\d])/uy;
const FIELDS = /^(?:sở|phòng|ban|bộ|chi cục|vụ|cục|trung tâm|hội|trường|khoa|viện|đội|trạm|chi nhánh|tổ)$/u;
/** Kinds of schools, not names: "các trường THPT" is a collective. */
export const KIND_OF_SCHOOL =
  /^(?:THPT|THCS|TH|MN|TH&THCS|TH-THCS|PTDT[A-Z]{2}|Mầm non|Tiểu học|Trung học|Đại học|Cao đẳng|Phổ thông)(?![\p{L}])/u;
const LISTED_PLACE = /\p{Lu}[\p{L}]*(?:[ -]\p{Lu}[\p{L}]*){0,3}|\d{1,2}(?![\d/.])/uy;
const SEPARATOR = /, (?:và )?| và |; /uy;

/** Returns the units that share one head noun, or null: "các Sở: Tài chính, Y tế" names Sở Tài chính and Sở Y tế. */
export function parseSharedHeadUnits(text: string, lower: string, index: number): NamedEntity[] | null {
  const found = matchAt(HEAD, text, index);
  if (!found) return null;
  const [words, owner = '', plural = ''] = found;
  const kind = plural.toLowerCase();
  // "các cơ quan: Sở Y tế, …" has no head noun to share: its members have full names.
  if (
    /^(?:sở, |đơn vị|cơ quan|ngành)/u.test(kind) ||
    KIND_OF_SCHOOL.test(text.slice(index + words.length, index + words.length + 24))
  )
    return null;
  const isField = FIELDS.test(kind);
  const members = matchMembers(text, lower, index + words.length, isField);
  if (members.length === 0) return null;
  const head = buildHead(owner, plural, isField);
  return members.map(
    ([start, end]): NamedEntity => ({
      start,
      end,
      name: `${head} ${text.slice(start, end)}`,
      form: 'UNIT' as const,
    }),
  );
}

function buildHead(owner: string, plural: string, isField: boolean): string {
  const place = plural.split(',')[0] as string;
  if (isField) return `${place[0]?.toUpperCase()}${place.slice(1)}`;
  const office = owner
    .trim()
    .replace(/^(?:Chủ tịch|[Ll]ãnh đạo|[Tt]hủ trưởng) ?/u, '')
    .replace(/^Bí thư /u, '');
  return office ? `${office} ${place}` : place;
}

/** Returns the ranges of the listed members. Empty if there is no match. */
function matchMembers(text: string, lower: string, from: number, isField: boolean): [number, number][] {
  const members: [number, number][] = [];
  let at = from;
  for (;;) {
    const end = isField ? matchListedField(text, lower, at) : matchListedPlace(text, lower, at);
    if (end < 0) return members;
    members.push([at, end]);
    const separator = matchAt(SEPARATOR, text, end);
    if (!separator) return members;
    at = end + separator[0].length;
  }
}

// Matches a place in a list. Returns its end, or -1 if there is no match: "các xã: Rà soát hộ nghèo" introduces a list of orders.
const matchListedPlace = (text: string, lower: string, at: number): number => {
  const found = matchAt(LISTED_PLACE, text, at);
  return found && !isVerbAt(lower, at) && parseUnit(text, lower, at) === null ? at + found[0].length : -1;
};

/**
 * Matches a field in a list. Returns its end, or -1 if there is no match.
 *
 * A field that is in no list is a capital word and the words up to a verb.
 */
function matchListedField(text: string, lower: string, at: number): number {
  const known = matchFieldInList(text, at);
  // "các Sở: Nội vụ, Công an tỉnh": a separate unit ends the list.
  if ((parseUnit(text, lower, at)?.end ?? -1) > known || (known < 0 && matchAt(NEW_NAME_START, text, at)))
    return -1;
  if (known > 0 || isVerbAt(lower, at)) return known;
  const first = matchAt(/\p{Lu}[\p{L}]*/uy, text, at);
  return first ? matchNameTail(text, lower, at + first[0].length) : -1;
}
