import { upperFirst } from '../../src/shared/upper-first.ts';
import type { BriefingMonth } from './calendar.ts';
import { formatDay } from './calendar.ts';
import {
  createAssessment,
  createClosingClauses,
  createSituationReport,
  type NonOrderClause,
} from './clauses.ts';
import type { Order } from './orders.ts';
import type { Random } from './random.ts';

/** A range of a text, in UTF-16 units. */
export interface NoticeRange {
  readonly start: number;
  readonly end: number;
}

/** A clause of the concluding zone: an order, a clause that orders nothing, or only an introduction (both fields are null). */
export interface NoticeClause extends NoticeRange {
  readonly order: Order | null;
  readonly other: NonOrderClause | null;
}

/** The text of a notice, and the ranges of its parts. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly zone: NoticeRange;
  readonly clauses: readonly NoticeClause[];
  /** The ranges of the sentences about earlier directives, in the given order. They come before the zone. */
  readonly reviewRanges: readonly NoticeRange[];
}

/** Writes text and returns the range of each piece. */
class NoticeWriter {
  text = '';

  write(words: string): NoticeRange {
    const start = this.text.length;
    this.text += words;
    return { start, end: this.text.length };
  }
}

const dateLine = (on: string) => {
  const [year, month, day] = on.split('-');
  return `Mây Trắng, ngày ${day} tháng ${month} năm ${year}`;
};

/** Groups the orders by theme. The themes are in the order of their first orders. */
const groupByTheme = (orders: readonly Order[]) => [...Map.groupBy(orders, ({ theme }) => theme)];

/** Composes the notice of a briefing: the results of earlier orders, the conclusion item by item, the closing. */
export function composeNotice(
  { period, noticeNumber, heldOn }: BriefingMonth,
  chair: string,
  { orders, sentences }: { readonly orders: readonly Order[]; readonly sentences: readonly string[] },
  chance: Random,
): Notice {
  const month = `${period.slice(5)}/${period.slice(0, 4)}`;
  const title = `Thông báo kết luận của Thường trực Thành ủy tại hội nghị giao ban tháng ${month}`;
  const writer = new NoticeWriter();
  const clauses: NoticeClause[] = [];
  const addClause = (words: string, of: { order?: Order; other?: NonOrderClause } = {}) =>
    clauses.push({ ...writer.write(words), order: of.order ?? null, other: of.other ?? null });

  writer.write('THÀNH ỦY MÂY TRẮNG (văn bản hư cấu, dùng để minh họa)\n');
  writer.write(
    `Số ${noticeNumber}\n${dateLine(heldOn)}\n\nTHÔNG BÁO\n${title.replace('Thông báo k', 'K')}\n\n`,
  );
  writer.write(`Ngày ${formatDay(heldOn)}, Thường trực Thành ủy tổ chức hội nghị giao ban tháng ${month} `);
  writer.write(`dưới sự chủ trì của đồng chí ${chair}, Bí thư Thành ủy.\n\n`);
  writer.write('I. VIỆC THỰC HIỆN KẾT LUẬN CÁC KỲ TRƯỚC\n');
  if (!sentences.length) writer.write('Các nhiệm vụ giao tại kỳ trước cơ bản hoàn thành.\n');
  const reviewRanges = sentences.map((sentence) => {
    writer.write('- ');
    const place = writer.write(sentence);
    writer.write('.\n');
    return place;
  });

  writer.write('\nII. KẾT LUẬN\n');
  const zoneStart = writer.text.length;
  let item = 0;
  const sentence = (other: NonOrderClause) => {
    writer.write(`${++item}. `);
    addClause(other.text, { other });
    writer.write('.\n');
  };
  sentence(createAssessment(period, chance));
  sentence(createSituationReport(period, chance));
  addClause(
    `Yêu cầu các cơ quan, đơn vị, địa phương tập trung thực hiện các nhiệm vụ trọng tâm tháng ${month}, cụ thể`,
  );
  writer.write(':\n');
  for (const [theme, ofTheme] of groupByTheme(orders)) {
    writer.write(`${++item}. Về ${theme.heading}:`);
    const isLettered = chance.percent(50);
    ofTheme.forEach((order, index) => {
      writer.write(isLettered ? `\n${'abcdefghik'[index]}) ` : ' ');
      addClause(isLettered ? upperFirst(order.text) : order.text, { order });
      writer.write(index < ofTheme.length - 1 ? ';' : '.\n');
    });
  }
  createClosingClauses(period, heldOn, chance).forEach(sentence);
  const zone = { start: zoneStart, end: writer.text.trimEnd().length };
  writer.write(
    '\nVăn phòng Thành ủy thông báo để các cơ quan, đơn vị, địa phương biết, tổ chức thực hiện./.\n',
  );
  return { title, text: writer.text, zone, clauses, reviewRanges: reviewRanges };
}
