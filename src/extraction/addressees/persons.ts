import { isPredicateAt } from '../lexicon/verbs.ts';
import { matchAt } from '../text/regex.ts';
import type { NamedEntity } from './named-entity.ts';
import { parseUnit } from './units.ts';

const COMRADE =
  '(?:[Cc]ác )?(?:[Đđ]ồng chí|đ\\/c|Đ\\/c|[Đđ]c|[Ôô]ng|[Bb]à|[Cc]ô|[Tt]hầy|[Aa]nh|[Cc]hị|Đ\\/C|(?:Phó )?Thủ tướng|Bộ trưởng|Thứ trưởng|Phó Chủ tịch|Phó Bí thư|Phó Giám đốc|Phó Tổng Giám đốc|Phó Trưởng phòng|Phó Hiệu trưởng)';
const NAME =
  '(?!(?:Phó|Bí thư|Chủ tịch|Giám đốc|Trưởng|Chánh|Ủy viên|Thủ trưởng|Hiệu trưởng|Viện trưởng|Tổng|Bộ trưởng|Thứ trưởng|Chỉ huy|Thường trực)(?!\\p{L}))\\p{Lu}[\\p{Ll}]*(?: \\p{Lu}[\\p{Ll}]*){1,4}';
const ONE_NAME =
  '(?:[Đđ]ồng chí|[Đđ]\\/[Cc]|[Ôô]ng|[Bb]à|[Cc]ô|[Tt]hầy|[Aa]nh|[Cc]hị) (\\p{Lu}\\p{Ll}+)(?= \\(|:| - | (?:và )?\\p{Ll}|,)(?! ủy)';
const PERSON = new RegExp(`${COMRADE} (${NAME})(?![\\p{L}])|${ONE_NAME}`, 'uy');
const TITLE =
  '(?:(?:Ủy viên|UV) [^,.;:]{3,50}, )?(?:Quyền |Q\\. ?)?(?:Phó )?(?:Giám đốc|Chủ tịch|Bí thư Thường trực|Bí thư thường trực|Bí thư|Trưởng Phòng|Trưởng phòng|Trưởng Ban|Trưởng ban|Trưởng Công an|Trưởng Đoàn|Trưởng|Chánh Văn phòng|Chánh Thanh tra|Chánh văn phòng|Chánh thanh tra|Chánh án|Viện trưởng|Hiệu trưởng|Chỉ huy trưởng|Cục trưởng|Chi cục trưởng|Vụ trưởng|Tổng Giám đốc|Đội trưởng|Tổ trưởng|Trạm trưởng|Hạt trưởng|Bộ trưởng|Thủ tướng|Tổng Biên tập|Thủ trưởng|thủ trưởng|Người đứng đầu|người đứng đầu|lãnh đạo|Lãnh đạo|giám đốc|chủ tịch|bí thư)';
const HEAD_OF_UNIT = new RegExp(
  `(?:${COMRADE} )?(?:${NAME}(?:,| -|) )?${TITLE}(?: (?:kiêm|phụ trách) [^,.;:]{3,40})?(?: |, )`,
  'uy',
);
const DEPUTY = /(?:^| )(?:Phó|Quyền Phó) /u;
/** Titles that contain the head noun of the unit's name: "Trưởng phòng Nội vụ" is the head of Phòng Nội vụ. */
const TITLE_UNIT_HEADS: readonly (readonly [RegExp, string])[] = [
  [/Trưởng [Pp]hòng $/u, 'Phòng'],
  [/Trưởng [Bb]an $/u, 'Ban'],
  [/Trưởng Công an $/u, 'Công an'],
  [/Chánh [Vv]ăn phòng $/u, 'Văn phòng'],
  [/Chánh [Tt]hanh tra $/u, 'Thanh tra'],
  [/Chi cục trưởng $/u, 'Chi cục'],
  [/Cục trưởng $/u, 'Cục'],
  [/Vụ trưởng $/u, 'Vụ'],
  [/Bộ trưởng $/u, 'Bộ'],
  [/Hạt trưởng $/u, 'Hạt'],
];
const TITLE_OF_PERSON =
  /,? ?(?:-|,|\() ?(?=(?:Phó |Quyền |Nguyên )?(?:Giám đốc|Chủ tịch|Bí thư|Trưởng|Chánh|Ủy viên|UV|Viện trưởng|Hiệu trưởng|Chỉ huy|Tổng|Thứ trưởng|Bộ trưởng|Vụ trưởng|Cục trưởng|Phó|Tổ trưởng|Đội trưởng|Kế toán|Văn phòng|Công chức|Thành viên))/uy;
const WORD = /,? ?[\p{L}\p{N}&]+(?: - (?=\p{Lu}))?/uy;
const MAX_TITLE_WORDS = 16;

/** Matches the title after a name, up to the predicate. Returns its end, or `from` if no title follows. */
function matchPersonTitle(text: string, lower: string, from: number): number {
  const opening = matchAt(TITLE_OF_PERSON, text, from);
  if (!opening) return from;
  if (opening[0].includes('(')) return Math.max(from, text.indexOf(')', from) + 1);
  let end = from + opening[0].length;
  for (let count = 0; count < MAX_TITLE_WORDS; count++) {
    const word = matchAt(WORD, text, end);
    if (!word) return end;
    const at = end + word[0].length - word[0].replace(/^[, ]+/u, '').length;
    if (count > 0 && isPredicateAt(lower, at)) return end;
    end += word[0].length;
  }
  return end;
}

const OFFICE_OF_PERSON =
  /(?:(?:[Cc]ác )?[Đđ]ồng chí |đ\/c )?(?:(?:Phó )(?:Chủ tịch|Bí thư|Giám đốc|Trưởng [a-zđ]+|Chánh [A-Za-zÀ-ỹ ]{1,12})|Chủ tịch|Bí thư|Ủy viên [^,.;]{3,30}?)(?: Thường trực| thường trực)?(?: (?:Ủy ban nhân dân|UBND|HĐND|Đảng ủy|[Hh]uyện ủy|Tỉnh ủy|Thành ủy|Thị ủy))?(?: (?:tỉnh|huyện|xã|phường|thành phố|thị xã))?(?: phụ trách(?: (?:khối|lĩnh vực))?(?: [\p{Ll}]+(?: - [\p{Ll}]+)?){1,4}?(?= (?:trực tiếp|chỉ đạo|chủ trì|theo dõi|phụ trách|làm|rà|tổ)|[,.;:]|$))?(?![\p{L}\p{N}])/uy;

/** The name after an office: "Phó Chủ tịch UBND thành phố | Trần Văn Nam". */
const NAME_BEHIND = / \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,3}(?!\p{L})/uy;

/**
 * Returns the person named at an offset, or null. The head of a unit stands for the unit; any other person for himself or
 * herself.
 */
export function parsePerson(text: string, lower: string, index: number): NamedEntity | null {
  return (
    parseHeadOfUnit(text, lower, index) ??
    parseNamedPerson(text, lower, index) ??
    parseTitledPerson(text, index)
  );
}

function parseHeadOfUnit(text: string, lower: string, index: number): NamedEntity | null {
  const found = matchAt(HEAD_OF_UNIT, text, index);
  if (!found) return null;
  const words = found[0];
  if (DEPUTY.test(` ${words}`)) return null;
  for (const [title, head] of TITLE_UNIT_HEADS) {
    const held = title.exec(words);
    if (!held) continue;
    const at = index + words.length - 1 - head.length;
    const unit = parseUnit(replaceHead(text, at, head), lower, at);
    if (unit) return { ...unit, start: index };
  }
  const unit = parseUnit(text, lower, index + words.length);
  return unit ? { ...unit, start: index } : null;
}

/** Returns the text with the head noun of a unit name in its usual case: "Trưởng phòng" contains "Phòng". */
function replaceHead(text: string, at: number, head: string): string {
  return text.slice(0, at) + head + text.slice(at + head.length);
}

function parseNamedPerson(text: string, lower: string, index: number): NamedEntity | null {
  const found = matchAt(PERSON, text, index);
  if (!found) return null;
  const end = index + found[0].length;
  return {
    start: index,
    end: matchPersonTitle(text, lower, end),
    name: (found[1] ?? found[2]) as string,
    form: 'PERSON',
  };
}

function parseTitledPerson(text: string, index: number): NamedEntity | null {
  const found = matchAt(OFFICE_OF_PERSON, text, index);
  if (!found) return null;
  const end = index + found[0].length;
  const own = matchAt(NAME_BEHIND, text, end);
  if (own) return { start: index, end: end + own[0].length, name: own[0].trim(), form: 'PERSON' };
  const name = found[0].replace(/^(?:[Đđ]ồng chí|đ\/c) /u, '');
  return { start: index, end, name, form: 'PERSON' };
}
