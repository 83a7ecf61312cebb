import type { ExtractedMeeting } from '../extraction.ts';

const TITLE_BEFORE_NAME =
  '(?:đồng chí|đ/c|Đ/c|Đ/C|ông|bà|Đồng chí|Ông|Bà|(?:Phó )?Chủ tịch(?: [\\p{L}]+){0,5}?|(?:Phó )?Bí thư(?: [\\p{L}]+){0,5}?|(?:Phó )?Thủ tướng(?: Chính phủ)?|(?:Bộ|Thứ|Cục|Vụ|Viện|Hiệu|Chi cục) trưởng(?: [\\p{L}]+){0,4}?|(?:Phó )?Giám đốc(?: [\\p{L}]+){0,5}?|(?:PGS|GS|TS|ThS|BS|BSCKI{1,2}|TTND|TTƯT|CN)[.,]?(?: ?(?:TS|ThS|BS|TTND|TTƯT)\\.?)?)';
const NAME =
  '(?!(?:Ủy|UBND|HĐND|Thường|Ban|Sở|Hội|Đảng|Huyện|Thành|Tỉnh|Chủ|Phó|Bí|Văn phòng|Công an|Phòng|Sáng|Chiều|Ngày|Thị ủy|Quốc|Trung|Chính|Việt|Hà Nội|Bộ|Cục|Vụ|Viện|Giám|Trưởng|Chánh)(?!\\p{L}))\\p{Lu}[\\p{Ll}]*(?: \\p{Lu}[\\p{Ll}]*){1,4}';
const TITLE_AFTER_NAME = '(?<title> ?(?:[-,(–]) ?[^.;:\\n]{3,160}?)?\\)?,?';
const CHAIR_VERB =
  '(?:(?:đã )?(?:chủ trì|chủ tọa|kết luận|phát biểu (?:chỉ đạo,? )?(?:và )?kết luận|làm chủ tọa|dự và chủ trì|- [Cc]hủ trì|[Cc]hủ trì))';
/**
 * The patterns that name the chair, most reliable first. The "chủ trì" of a task never comes with both a person's name and a
 * meeting.
 */
const CHAIR_PATTERNS: readonly RegExp[] = [
  new RegExp(
    `(?:^|[\\s,(])${TITLE_BEFORE_NAME} (?<name>${NAME})${TITLE_AFTER_NAME} (?:đã |dự và |tới dự và |đến dự và )?(?:chủ trì|chủ tọa|đồng chủ trì)(?: và kết luận| và phát biểu)?(?=[ ,.;]|$)(?! (?:phối hợp|thực hiện|tham mưu|, phối))`,
    'u',
  ),
  new RegExp(
    `(?:[Cc]hủ trì|[Cc]hủ tọa|CHỦ TRÌ|CHỦ TỌA|[Dd]ưới sự chủ trì của|[Dd]o)(?: (?:hội nghị|cuộc họp|phiên họp|buổi họp|họp|giao ban))?(?: có| là)? ?:? ?(?:- )?(?:${TITLE_BEFORE_NAME} ?)?(?<name>${NAME})${TITLE_AFTER_NAME}(?= (?:làm )?chủ (?:trì|tọa)|[.;\\n]|$|,| và)`,
    'u',
  ),
  new RegExp(
    `(?:[Pp]hát biểu|[Kk]ết luận)[^.;\\n]{0,120}?, (?:đồng chí|ông|bà|đ/c|(?:Phó )?[\\p{L} ]{3,40}?) (?<name>${NAME})(?<title>(?: ?[-,(] ?)[^,.;:\\n]{3,120})?`,
    'u',
  ),
  new RegExp(
    `(?:^|[\\s,(])(?<name>${NAME}) ?[-–,] ?(?<title>[^.;:\\n]{3,100}?)[ ,-]+(?:đã )?${CHAIR_VERB}`,
    'u',
  ),
  new RegExp(
    `(?:[Kk]ết luận|KẾT LUẬN|chủ trì) (?:của|CỦA) ${TITLE_BEFORE_NAME} (?<name>${NAME})(?<title>(?: ?[-,(] ?)[^,.;:\\n]{3,120})?`,
    'u',
  ),
  new RegExp(`(?:^|[\\s,(])${TITLE_BEFORE_NAME} (?<name>${NAME})${TITLE_AFTER_NAME} ${CHAIR_VERB}`, 'u'),
];

/** Returns the person who chaired or concluded the meeting, or null if the text names nobody. The text must have a conclusion. */
export function findChair(text: string): ExtractedMeeting['chair'] {
  const passages = findChairPassages(text);
  for (const pattern of CHAIR_PATTERNS) {
    for (const passage of passages) {
      const found = pattern.exec(passage);
      const name = found?.groups?.name;
      if (!name || NOT_A_NAME.test(name)) continue;
      const title = found.groups?.title?.replace(/^[ ,(–-]+/u, '').replace(/\)?[, ]*$/u, '');
      return { name, title: title ? cutAtVerb(title) : null };
    }
  }
  return null;
}

const CHAIR_HINT = /chủ trì|chủ tọa|kết luận|phát biểu/giu;
const MAX_PASSAGES = 12;

/** Returns the lines that may name the chair. The rest of the text is not searched. */
function findChairPassages(text: string): string[] {
  const passages: string[] = [];
  let done = 0;
  for (const { index } of text.matchAll(CHAIR_HINT)) {
    if (passages.length >= MAX_PASSAGES) break;
    if (index < done) continue;
    const start = Math.max(text.lastIndexOf('\n', index) + 1, index - 300);
    const newline = text.indexOf('\n', index);
    done = Math.min(newline < 0 ? text.length : newline, index + 300);
    passages.push(text.slice(start, done));
  }
  return passages;
}

const NOT_A_NAME =
  /^(?:Ủy|UBND|Thường|Ban|Sở|Hội|Đảng|Huyện|Thành|Tỉnh|Chủ|Phó|Bí|Văn|Công|Phòng|Sáng|Chiều|Ngày|Thị|Quốc|Trung|Chính|Việt|Hà Nội)(?: |$)/u;

/** Returns a title without the verb after it: "Chủ trì hội nghị ghi nhận" gives "Chủ trì hội nghị". */
const cutAtVerb = (title: string): string | null =>
  title
    .replace(
      / (?:đã |ghi nhận|yêu cầu|đề nghị|nhấn mạnh|chỉ rõ|kết luận|chủ trì (?!hội)|phát biểu|lưu ý|chỉ đạo|giao |đánh giá|biểu dương|dự ).*$/u,
      '',
    )
    .trim() || null;
