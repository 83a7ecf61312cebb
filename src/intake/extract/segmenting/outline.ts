import { isOnlyAddressees, LEAD_RULES } from '../addressees/assigned.ts';
import type { TimeContext } from '../deadlines/calendar-points.ts';
import { verbAt } from '../lexicon/verbs.ts';
import { markerOf } from '../text/markers.ts';
import type { SourceText } from '../text/source-text.ts';
import { CLOSER } from '../zone/openers.ts';
import type { Zone } from '../zone/zone.ts';
import { dividingColon } from './colons.ts';
import { type Frame, frameOf, NO_FRAME } from './frames.ts';
import { inlineNumbers, partsOf, type Stretch, sentencesOf } from './sentences.ts';

/** A stretch of the zone that may be a clause, with what stands above it. */
export interface Item extends Stretch {
  readonly frame: Frame;
  /** Items of one paragraph hand their leads on from one to the next, those of a list do not. */
  readonly paragraph: number;
  readonly listed: boolean;
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

const LONGEST_HEADING = 180;

/** Reads paragraphs one after the other and remembers which headings stand above. */
class Outline {
  readonly items: Item[] = [];
  private levels: Level[] = [];
  private count = 0;

  constructor(
    private readonly source: SourceText,
    private readonly context: TimeContext,
    private readonly zone: Zone,
  ) {}

  add(paragraph: Stretch, nextStyle: string | null): void {
    this.count++;
    const marker = markerOf(this.source.plain.slice(paragraph.start, paragraph.end));
    const style = marker?.style ?? 'text';
    const body = { start: paragraph.start + (marker?.length ?? 0), end: paragraph.end };
    if (body.start >= body.end || this.isNoise(body)) return;
    this.rise(style);
    const above = this.levels.at(-1)?.frame ?? NO_FRAME;
    if (this.isHeading(body, style, nextStyle)) {
      this.push(style, this.frame(body, above), true);
      return;
    }
    this.sentences(body, style, above);
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
    return frameOf(this.plain(stretch), this.low(stretch), above, this.context);
  }

  private plain({ start, end }: Stretch): string {
    return this.source.plain.slice(start, end);
  }

  private low({ start, end }: Stretch): string {
    return this.source.low.slice(start, end);
  }

  private isNoise(body: Stretch): boolean {
    const plain = this.plain(body);
    if (!/\p{L}{2}/u.test(plain)) return true;
    if (body.start <= this.zone.opening.start) return false;
    return /^(?:\p{Lu}[\p{Ll}]*\.? ?){1,5}$/u.test(plain) && plain.length < 40;
  }

  private isHeading(body: Stretch, style: string, nextStyle: string | null): boolean {
    if (nextStyle === null || body.end - body.start > LONGEST_HEADING) return false;
    const plain = this.plain(body);
    if (plain === plain.toUpperCase()) return true;
    const low = this.low(body);
    if (/:$/u.test(plain)) return false;
    const closed = /[.;!?]$/u.test(plain);
    if (closed && !(/^(?:về|công tác|lĩnh vực) /u.test(low) && nextStyle !== style && !/,/u.test(low)))
      return false;
    if (nextStyle === style && style !== 'text') return false;
    if (style === 'text' && !/^(?:về|công tác|lĩnh vực|phần|nhiệm vụ|đánh giá|kết quả)/u.test(low))
      return false;
    if (!/^(?:triển khai|thực hiện|tổ chức) /u.test(low) && verbAt(low, 0)) return false;
    return (
      !LEAD_RULES.some(({ find }) => find({ plain, low }).length > 0) ||
      /^(?:nhiệm vụ|trách nhiệm) (?:của|đối với)/u.test(low)
    );
  }

  private sentences(body: Stretch, style: string, above: Frame): void {
    let frame = above;
    let pushed = false;
    for (const sentence of sentencesOf(this.source.plain, body)) {
      if (CLOSER.test(this.low(sentence).slice(0, 400)) && sentence.start > this.zone.opening.start) return;
      const opened = this.sentence(sentence, frame, body);
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
  private sentence(sentence: Stretch, above: Frame, body: Stretch): { frame: Frame; open: boolean } | null {
    const colon = dividingColon(this.source, sentence);
    if (!colon) {
      this.parts(sentence, above, false, sentence);
      return null;
    }
    const head = { start: sentence.start, end: colon.at };
    const frame = this.frame({ start: head.start, end: Math.min(sentence.end, colon.at + 1) }, above);
    const rest = { start: colon.at + 1, end: sentence.end };
    if (!this.plain(rest).trim()) return { frame, open: true };
    const items = this.divide(rest);
    if (colon.is === 'LABEL' && items.length === 1) {
      this.keep(sentence, above, false);
      return sentence.end < body.end ? { frame, open: false } : null;
    }
    if (/:$/u.test(this.plain(items.at(-1) ?? rest))) return { frame, open: true };
    for (const item of items) this.keep(item, frame, true);
    return { frame, open: false };
  }

  private parts(stretch: Stretch, frame: Frame, listed: boolean, sentence: Stretch): void {
    for (const part of this.divide(stretch))
      this.keep(part, frame, listed || part.start > sentence.start ? listed : false);
  }

  /** Parts between semicolons or inline numbers; a part that only names units goes with the next. */
  private divide(stretch: Stretch): Stretch[] {
    const numbers = inlineNumbers(this.source.plain, stretch);
    if (numbers.length) {
      const parts: Stretch[] = [];
      for (const [index, { at, length }] of numbers.entries())
        parts.push(
          ...partsOf(this.source.plain, {
            start: at + length,
            end: numbers[index + 1]?.at ?? stretch.end,
          }).slice(0, 1),
        );
      return parts;
    }
    const parts = partsOf(this.source.plain, stretch);
    const whole: Stretch[] = [];
    let open: number | null = null;
    for (const part of parts) {
      const start: number = open ?? part.start;
      const words = { start: part.start, end: part.end };
      if (part !== parts.at(-1) && isOnlyAddressees({ plain: this.plain(words), low: this.low(words) })) {
        open = start;
        continue;
      }
      open = null;
      whole.push({ start, end: part.end });
    }
    return whole;
  }

  private keep({ start, end }: Stretch, frame: Frame, listed: boolean): void {
    const { opening } = this.zone;
    this.items.push({
      start,
      end,
      frame,
      listed,
      paragraph: this.count,
      opening: start < opening.end && end > opening.start,
    });
  }
}
