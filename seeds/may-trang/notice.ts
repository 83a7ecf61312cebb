import type { Month } from './calendar.ts';
import { written } from './calendar.ts';
import { assessment, closing, type OtherClause, situation } from './clauses.ts';
import type { Order } from './orders.ts';
import type { Chance } from './random.ts';

/** A passage of a text, in UTF-16 units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** One clause of the concluding zone: an order, something that orders nothing, or a mere opening. */
export interface Clause extends Place {
  readonly order: Order | null;
  readonly other: OtherClause | null;
}

/** A notice as it was typed, and where everything stands in it. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly zone: Place;
  readonly clauses: readonly Clause[];
  /** Where it looks back at earlier directives, in the order given; before the zone. */
  readonly lookingBack: readonly Place[];
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A sheet that remembers where things were written. */
class Sheet {
  text = '';

  put(words: string): Place {
    const start = this.text.length;
    this.text += words;
    return { start, end: this.text.length };
  }
}

const dateLine = (on: string) => {
  const [year, month, day] = on.split('-');
  return `Mây Trắng, ngày ${day} tháng ${month} năm ${year}`;
};

/** The orders by theme, each theme in the place of its first order. */
const byTheme = (orders: readonly Order[]) => [...Map.groupBy(orders, ({ theme }) => theme)];

/** Types the notice of a briefing: what became of earlier orders, the conclusion item by item, the closing. */
export function compose(
  { period, notice, heldOn }: Month,
  chair: string,
  orders: readonly Order[],
  sentences: readonly string[],
  chance: Chance,
): Notice {
  const month = `${period.slice(5)}/${period.slice(0, 4)}`;
  const title = `Thông báo kết luận của Thường trực Thành ủy tại hội nghị giao ban tháng ${month}`;
  const sheet = new Sheet();
  const clauses: Clause[] = [];
  const clause = (words: string, of: { order?: Order; other?: OtherClause } = {}) =>
    clauses.push({ ...sheet.put(words), order: of.order ?? null, other: of.other ?? null });

  sheet.put('THÀNH ỦY MÂY TRẮNG (văn bản hư cấu, dùng để minh họa)\n');
  sheet.put(`Số ${notice}\n${dateLine(heldOn)}\n\nTHÔNG BÁO\n${title.replace('Thông báo k', 'K')}\n\n`);
  sheet.put(`Ngày ${written(heldOn)}, Thường trực Thành ủy tổ chức hội nghị giao ban tháng ${month} `);
  sheet.put(`dưới sự chủ trì của đồng chí ${chair}, Bí thư Thành ủy.\n\n`);
  sheet.put('I. VIỆC THỰC HIỆN KẾT LUẬN CÁC KỲ TRƯỚC\n');
  if (!sentences.length) sheet.put('Các nhiệm vụ giao tại kỳ trước cơ bản hoàn thành.\n');
  const lookingBack = sentences.map((sentence) => {
    sheet.put('- ');
    const place = sheet.put(sentence);
    sheet.put('.\n');
    return place;
  });

  sheet.put('\nII. KẾT LUẬN\n');
  const zoneStart = sheet.text.length;
  let item = 0;
  const sentence = (other: OtherClause) => {
    sheet.put(`${++item}. `);
    clause(other.text, { other });
    sheet.put('.\n');
  };
  sentence(assessment(period, chance));
  sentence(situation(period, chance));
  clause(
    `Yêu cầu các cơ quan, đơn vị, địa phương tập trung thực hiện các nhiệm vụ trọng tâm tháng ${month}, cụ thể`,
  );
  sheet.put(':\n');
  for (const [theme, ofTheme] of byTheme(orders)) {
    sheet.put(`${++item}. Về ${theme.heading}:`);
    const isLettered = chance.percent(50);
    ofTheme.forEach((order, index) => {
      sheet.put(isLettered ? `\n${'abcdefghik'[index]}) ` : ' ');
      clause(isLettered ? capital(order.text) : order.text, { order });
      sheet.put(index < ofTheme.length - 1 ? ';' : '.\n');
    });
  }
  closing(period, heldOn, chance).forEach(sentence);
  const zone = { start: zoneStart, end: sheet.text.trimEnd().length };
  sheet.put('\nVăn phòng Thành ủy thông báo để các cơ quan, đơn vị, địa phương biết, tổ chức thực hiện./.\n');
  return { title, text: sheet.text, zone, clauses, lookingBack };
}
