import type { Words } from '../addressees/rules/addressee-rule.ts';
import { isOnlyAddressees, leadsOf } from '../addressees/rules/addressee-rules.ts';
import type { TimeContext } from '../deadlines/date-expressions.ts';
import { deadlineIn, impliedPeriod } from '../deadlines/find-deadline.ts';
import { verbAt } from '../lexicon/verbs.ts';
import { type Marker, markerOf } from '../text/markers.ts';
import type { SourceText } from '../text/normalized-text.ts';
import { inlineNumbers, partsOf, type Stretch, sentencesOf } from '../text/sentences.ts';
import { CLOSER } from '../zone/opening-rules.ts';
import type { Zone } from '../zone/zone.ts';
import { type Frame, frameOf, NO_FRAME } from './clause-context.ts';
import { dividingColon } from './dividing-colon.ts';
import { isHeading, namesTopic } from './headings.ts';
import { isNoise } from './non-clauses.ts';
import { ANOTHER_KIND, ORDERS_BEHIND, orderIn, REPORTS_BACK, saysOnlyWhen } from './order-verbs.ts';
import { asOne, ORDINAL, orderBehindDecision, restAt, SAID_BY } from './split-clauses.ts';

/** A stretch of the zone that may be a clause, with what stands above it. */
export interface Item extends Stretch {
  readonly frame: Frame;
  /** Items of one paragraph hand their leads on from one to the next, those of a list do not. */
  readonly paragraph: number;
  readonly listed: boolean;
  /** Stands in running speech, not in a numbered list. */
  readonly spoken: boolean;
  /** Stands behind a semicolon of the same sentence as the item before it. */
  readonly continues: boolean;
  /** Stands in the sentence that opens the speech, whose praise is only its frame. */
  readonly opening: boolean;
}

interface Level {
  readonly style: string;
  readonly frame: Frame;
  readonly open: boolean;
}

/** Divides the zone into items: paragraphs, sentences, parts between semicolons, inline numbers. */
export function itemsOf(
  source: SourceText,
  paragraphs: readonly Stretch[],
  zone: Zone,
  context: TimeContext,
): Item[] {
  const outline = new Outline(source, context, zone);
  const inside = paragraphs.filter(({ start, end }) => end > zone.start && start < zone.end);
  for (const [index, { start, end }] of inside.entries()) {
    const next = inside[index + 1];
    outline.add(
      { start: Math.max(start, zone.start), end },
      next ? (markerOf(source.plain.slice(next.start, next.end))?.style ?? 'text') : null,
    );
  }
  return outline.items;
}

/** Reads paragraphs one after the other and remembers which headings stand above. */
class Outline {
  readonly items: Item[] = [];
  private levels: Level[] = [];
  private count = 0;
  private style = 'text';

  constructor(
    private readonly source: SourceText,
    private readonly context: TimeContext,
    private readonly zone: Zone,
  ) {}

  add(paragraph: Stretch, nextStyle: string | null): void {
    this.count++;
    const marker = markerOf(this.source.plain.slice(paragraph.start, paragraph.end));
    const style = marker?.style ?? 'text';
    this.style = style;
    const body = { start: paragraph.start + this.markerLength(paragraph, marker), end: paragraph.end };
    if (body.start >= body.end || this.isNoise(body, style)) return;
    this.rise(style);
    const above = this.levels.at(-1)?.frame ?? NO_FRAME;
    if (isHeading(this.words(body), style, nextStyle, this.context)) {
      this.push(style, this.frame(body, above), true);
      return;
    }
    this.sentences(body, style, above);
  }

  /** "(1) …; (2) …; (3) …" in one paragraph is a row of inline numbers, of which the first is no marker. */
  private markerLength(paragraph: Stretch, marker: Marker | null): number {
    if (!marker || !/^\(?[n1]\)$/u.test(marker.style)) return marker?.length ?? 0;
    return inlineNumbers(this.source.plain, paragraph).length > 1 ? 0 : marker.length;
  }

  private rise(style: string): void {
    const same = this.levels.findIndex((level) => level.style === style);
    // A list without numbers: its lines stand under the line that ends with a colon.
    if (style === 'text' && this.levels.at(-1)?.open && this.levels.at(-1)?.style === 'text') return;
    if (same >= 0) this.levels = this.levels.slice(0, same);
    else if (style === 'text' && !this.levels.at(-1)?.open)
      this.levels = this.levels.filter((level) => level.style !== 'text');
  }

  private push(style: string, frame: Frame, open: boolean): void {
    this.levels.push({ style, frame, open });
  }

  private frame(stretch: Stretch, above: Frame): Frame {
    const opens = stretch.start <= this.zone.opening.start && stretch.end > this.zone.opening.start;
    return frameOf(this.plain(stretch), this.low(stretch), above, this.context, opens);
  }

  private plain({ start, end }: Stretch): string {
    return this.source.plain.slice(start, end);
  }

  private low({ start, end }: Stretch): string {
    return this.source.low.slice(start, end);
  }

  private words(stretch: Stretch): Words {
    return { plain: this.plain(stretch), low: this.low(stretch) };
  }

  private isNoise(body: Stretch, style: string): boolean {
    const plain = this.plain(body);
    if (!/\p{L}{2}/u.test(plain)) return true;
    return style === 'text' && body.start > this.zone.opening.start && isNoise(plain, this.low(body));
  }

  private sentences(body: Stretch, style: string, above: Frame): void {
    let frame = above;
    let pushed = false;
    for (const sentence of sentencesOf(this.source.plain, body)) {
      if (sentence.end < body.end && namesTopic(this.words(sentence), this.context)) continue;
      if (sentence.start > this.zone.opening.start && CLOSER.test(this.low(sentence).slice(0, 400))) return;
      const opened = this.sentence(sentence, frame, body, style);
      if (!opened) continue;
      frame = opened.frame;
      if (opened.open) {
        this.push(style, frame, true);
        pushed = true;
      }
    }
    if (!pushed && style !== 'text') this.push(style, frame, false);
    else if (!pushed && frame !== above && this.levels.at(-1)?.open !== true) this.push('text', frame, false);
  }

  /** Reads a sentence; gives the frame it opens for what follows, if any. */
  private sentence(
    sentence: Stretch,
    above: Frame,
    body: Stretch,
    style: string,
  ): { frame: Frame; open: boolean } | null {
    if (sentence.start === this.zone.opening.start && this.zone.rule === 'heading') {
      const frame = this.frame(sentence, above);
      return frame.implied ? { frame: { ...NO_FRAME, implied: frame.implied }, open: true } : null;
    }
    const colon = dividingColon(this.source, sentence);
    if (!colon) {
      const frame = this.framed(sentence, above);
      this.running(this.withoutOpening(sentence), frame, style);
      return frame === above ? null : { frame, open: false };
    }
    const frame = this.frame({ start: sentence.start, end: Math.min(sentence.end, colon.at + 1) }, above);
    const rest = { start: colon.at + 1, end: sentence.end };
    if (!this.plain(rest).trim()) return { frame, open: true };
    const opensList = sentence.start === this.zone.opening.start && this.plain(sentence).endsWith(':');
    if (colon.is === 'LABEL' && opensList) return { frame: this.frame(sentence, above), open: true };
    if (colon.is === 'LABEL' && !inlineNumbers(this.source.plain, rest).length) {
      this.running(sentence, above);
      return sentence.end < body.end ? { frame, open: false } : null;
    }
    const items = this.divide(rest);
    if (/:$/u.test(this.plain(items.at(-1) ?? rest))) return { frame, open: true };
    for (const item of items) this.keep(item, frame, true);
    return { frame, open: false };
  }

  /** "Để thực hiện tốt nhiệm vụ tháng 6, đồng chí yêu cầu …" implies a period for what is ordered behind it. */
  private framed(sentence: Stretch, above: Frame): Frame {
    const low = this.low(sentence);
    const verb = low.search(ORDERS_BEHIND);
    if (verb < 1) return above;
    const implied = impliedPeriod(low.slice(0, verb), this.context);
    if (!implied) return above;
    const words = this.plain(sentence).slice(implied.from, implied.to);
    return { ...above, implied: { found: implied, words, rule: 'implied-period' } };
  }

  /** What the sentence that opens the zone orders, from the verb of ordering on; all of any other sentence. */
  private withoutOpening(sentence: Stretch): Stretch {
    const { opening } = this.zone;
    if (sentence.start !== opening.start) return sentence;
    const verb = orderIn(this.low(sentence));
    return verb === null ? sentence : { start: sentence.start + verb, end: sentence.end };
  }

  /** A sentence of running speech: what stands behind a semicolon is the same order, unless it is somebody else's or of another kind. */
  private running(sentence: Stretch, frame: Frame, style = ''): void {
    const [first] = inlineNumbers(this.source.plain, sentence);
    if (first) {
      const under = this.frame({ start: sentence.start, end: first.at }, frame);
      for (const part of this.divide(sentence)) this.keep(part, under, true);
      return;
    }
    let open: Stretch | null = null;
    for (const part of this.divide(sentence).flatMap((one) => this.apart(one))) {
      if (open && !this.standsAlone(part, open, style)) open = { start: open.start, end: part.end };
      else {
        if (open) this.keep(open, frame, false, open.start > sentence.start);
        open = part;
      }
    }
    if (open) this.keep(open, frame, false, open.start > sentence.start);
  }

  /** "Nhất trí trích quỹ …, giao Công đoàn …": a decision and an order; "…, phần còn lại hoàn thành trong …": two days. */
  private apart(part: Stretch): Stretch[] {
    const { plain, low } = this.words(part);
    const at = orderBehindDecision(plain, low) ?? restAt(low, this.context);
    if (at === null) return [part];
    const end = part.start + low.slice(0, at).replace(/(?:,? và|,) $/u, '').length;
    return [
      { start: part.start, end },
      { start: part.start + at, end: part.end },
    ];
  }

  private standsAlone(part: Stretch, before: Stretch, style: string): boolean {
    const words = this.words(part);
    if (leadsOf(words).rule !== null) return true;
    if (ANOTHER_KIND.test(words.low))
      return !(words.low.startsWith('không ') && this.low(before).startsWith('không '));
    // A speech that is written down strings its orders together; an item of a list is one order.
    if (style === 'text' && verbAt(words.low, 0) && !REPORTS_BACK.test(words.low)) return true;
    return (
      deadlineIn(words.low, this.context) !== null && deadlineIn(this.low(before), this.context) !== null
    );
  }

  /** '"Tôi yêu cầu …", ông An nói.': what was said, without who said it. */
  private withoutFrame(stretch: Stretch): Stretch {
    const plain = this.plain(stretch);
    const ordinal = ORDINAL.exec(plain)?.[0].length ?? 0;
    if (ordinal) return { start: stretch.start + ordinal, end: stretch.end };
    const said = SAID_BY.exec(plain);
    if (!said) return stretch;
    return { start: stretch.start + 1, end: stretch.start + 1 + (said[1] as string).length };
  }

  /** Parts between semicolons or inline numbers; a part that only names units goes with the next. */
  private divide(stretch: Stretch): Stretch[] {
    const { plain } = this.source;
    const numbers = inlineNumbers(plain, stretch);
    if (numbers.length)
      return numbers.flatMap(({ at, length }, index) =>
        asOne(partsOf(plain, { start: at + length, end: numbers[index + 1]?.at ?? stretch.end })),
      );
    const parts = partsOf(plain, stretch);
    const whole: Stretch[] = [];
    let open: number | null = null;
    for (const part of parts) {
      const start: number = open ?? part.start;
      if (part !== parts.at(-1) && isOnlyAddressees(this.words(part))) {
        open = start;
        continue;
      }
      open = null;
      whole.push({ start, end: part.end });
    }
    return whole;
  }

  private keep(stretch: Stretch, frame: Frame, listed: boolean, continues = false): void {
    const { start, end } = this.withoutFrame(stretch);
    const { opening } = this.zone;
    const before = this.items.at(-1);
    if (before && before.paragraph === this.count && saysOnlyWhen(this.low({ start, end }))) {
      this.items[this.items.length - 1] = { ...before, end };
      return;
    }
    const inOpening = start < opening.end && end > opening.start;
    this.items.push({
      spoken: this.style === 'text',
      start,
      end,
      frame,
      listed,
      continues,
      paragraph: this.count,
      opening: inOpening,
    });
  }
}
