import type { ClauseText } from '../addressees/rules/addressee-rule.ts';
import { findLeads, isOnlyAddressees } from '../addressees/rules/addressee-rules.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import { findDeadline, findImpliedPeriod } from '../deadlines/find-deadline.ts';
import { isVerbAt } from '../lexicon/verbs.ts';
import { type Marker, parseMarker } from '../text/markers.ts';
import type { NormalizedText } from '../text/normalized-text.ts';
import { findInlineNumbers, splitAtSemicolons, splitSentences, type TextRange } from '../text/sentences.ts';
import { CLOSING_PATTERN } from '../zone/opening-rules.ts';
import type { Zone } from '../zone/zone.ts';
import { buildClauseContext, type ClauseContext, EMPTY_CLAUSE_CONTEXT } from './clause-context.ts';
import { findDividingColon } from './dividing-colon.ts';
import { isHeading, isTopicSentence } from './headings.ts';
import { isNonClause } from './non-clauses.ts';
import {
  findOrderStart,
  isOnlyDeadline,
  ORDER_VERB,
  OTHER_KIND_START,
  REPORT_BACK_START,
} from './order-patterns.ts';
import {
  findOrderAfterDecision,
  findSecondDeadline,
  joinParts,
  ORDINAL_PREFIX,
  QUOTE_WITH_SPEAKER,
} from './split-clauses.ts';

/** A stretch of the zone that may be a clause, with what stands above it. */
export interface ClauseCandidate extends TextRange {
  readonly context: ClauseContext;
  /** Items of one paragraph hand their leads on from one to the next, those of a list do not. */
  readonly paragraph: number;
  readonly isListed: boolean;
  /** Stands in running speech, not in a numbered list. */
  readonly isRunningText: boolean;
  /** Stands behind a semicolon of the same sentence as the item before it. */
  readonly continuesSentence: boolean;
  /** Stands in the sentence that opens the speech, whose praise is only its frame. */
  readonly isInOpening: boolean;
}

interface HeadingLevel {
  readonly style: string;
  readonly context: ClauseContext;
  readonly isOpen: boolean;
}

/** Divides the zone into items: paragraphs, sentences, parts between semicolons, inline numbers. */
export function findClauseCandidates(
  source: NormalizedText,
  paragraphs: readonly TextRange[],
  zone: Zone,
  reference: ReferenceDate,
): ClauseCandidate[] {
  const outline = new OutlineParser(source, reference, zone);
  const inside = paragraphs.filter(({ start, end }) => end > zone.start && start < zone.end);
  for (const [index, { start, end }] of inside.entries()) {
    const next = inside[index + 1];
    outline.addParagraph(
      { start: Math.max(start, zone.start), end },
      next ? (parseMarker(source.text.slice(next.start, next.end))?.style ?? 'text') : null,
    );
  }
  return outline.candidates;
}

/** Reads paragraphs one after the other and remembers which headings stand above. */
class OutlineParser {
  readonly candidates: ClauseCandidate[] = [];
  private levels: HeadingLevel[] = [];
  private paragraphCount = 0;
  private paragraphStyle = 'text';

  constructor(
    private readonly source: NormalizedText,
    private readonly reference: ReferenceDate,
    private readonly zone: Zone,
  ) {}

  addParagraph(paragraph: TextRange, nextStyle: string | null): void {
    this.paragraphCount++;
    const marker = parseMarker(this.source.text.slice(paragraph.start, paragraph.end));
    const style = marker?.style ?? 'text';
    this.paragraphStyle = style;
    const body = { start: paragraph.start + this.markerLength(paragraph, marker), end: paragraph.end };
    if (body.start >= body.end || this.isNonClause(body, style)) return;
    this.popLevels(style);
    const above = this.levels.at(-1)?.context ?? EMPTY_CLAUSE_CONTEXT;
    if (isHeading(this.clauseTextAt(body), style, nextStyle, this.reference)) {
      this.pushLevel(style, this.frame(body, above), true);
      return;
    }
    this.parseSentences(body, style, above);
  }

  /** "(1) …; (2) …; (3) …" in one paragraph is a row of inline numbers, of which the first is no marker. */
  private markerLength(paragraph: TextRange, marker: Marker | null): number {
    if (!marker || !/^\(?[n1]\)$/u.test(marker.style)) return marker?.length ?? 0;
    return findInlineNumbers(this.source.text, paragraph).length > 1 ? 0 : marker.length;
  }

  private popLevels(style: string): void {
    const same = this.levels.findIndex((level) => level.style === style);
    // A list without numbers: its lines stand under the line that ends with a colon.
    if (style === 'text' && this.levels.at(-1)?.isOpen && this.levels.at(-1)?.style === 'text') return;
    if (same >= 0) this.levels = this.levels.slice(0, same);
    else if (style === 'text' && !this.levels.at(-1)?.isOpen)
      this.levels = this.levels.filter((level) => level.style !== 'text');
  }

  private pushLevel(style: string, frame: ClauseContext, open: boolean): void {
    this.levels.push({ style, context: frame, isOpen: open });
  }

  private frame(stretch: TextRange, above: ClauseContext): ClauseContext {
    const opens = stretch.start <= this.zone.opening.start && stretch.end > this.zone.opening.start;
    return buildClauseContext(this.textAt(stretch), this.lowerAt(stretch), above, this.reference, opens);
  }

  private textAt({ start, end }: TextRange): string {
    return this.source.text.slice(start, end);
  }

  private lowerAt({ start, end }: TextRange): string {
    return this.source.lower.slice(start, end);
  }

  private clauseTextAt(stretch: TextRange): ClauseText {
    return { text: this.textAt(stretch), lower: this.lowerAt(stretch) };
  }

  private isNonClause(body: TextRange, style: string): boolean {
    const plain = this.textAt(body);
    if (!/\p{L}{2}/u.test(plain)) return true;
    return style === 'text' && body.start > this.zone.opening.start && isNonClause(plain, this.lowerAt(body));
  }

  private parseSentences(body: TextRange, style: string, above: ClauseContext): void {
    let frame = above;
    let pushed = false;
    for (const sentence of splitSentences(this.source.text, body)) {
      if (sentence.end < body.end && isTopicSentence(this.clauseTextAt(sentence), this.reference)) continue;
      if (
        sentence.start > this.zone.opening.start &&
        CLOSING_PATTERN.test(this.lowerAt(sentence).slice(0, 400))
      )
        return;
      const opened = this.sentence(sentence, frame, body, style);
      if (!opened) continue;
      frame = opened.frame;
      if (opened.open) {
        this.pushLevel(style, frame, true);
        pushed = true;
      }
    }
    if (!pushed && style !== 'text') this.pushLevel(style, frame, false);
    else if (!pushed && frame !== above && this.levels.at(-1)?.isOpen !== true)
      this.pushLevel('text', frame, false);
  }

  /** Reads a sentence; gives the frame it opens for what follows, if any. */
  private sentence(
    sentence: TextRange,
    above: ClauseContext,
    body: TextRange,
    style: string,
  ): { frame: ClauseContext; open: boolean } | null {
    if (sentence.start === this.zone.opening.start && this.zone.rule === 'heading') {
      const frame = this.frame(sentence, above);
      return frame.impliedDeadline
        ? { frame: { ...EMPTY_CLAUSE_CONTEXT, impliedDeadline: frame.impliedDeadline }, open: true }
        : null;
    }
    const colon = findDividingColon(this.source, sentence);
    if (!colon) {
      const frame = this.contextWithImpliedPeriod(sentence, above);
      this.parseRunningText(this.skipOpening(sentence), frame, style);
      return frame === above ? null : { frame, open: false };
    }
    const frame = this.frame({ start: sentence.start, end: Math.min(sentence.end, colon.at + 1) }, above);
    const rest = { start: colon.at + 1, end: sentence.end };
    if (!this.textAt(rest).trim()) return { frame, open: true };
    const opensList = sentence.start === this.zone.opening.start && this.textAt(sentence).endsWith(':');
    if (colon.kind === 'LABEL' && opensList) return { frame: this.frame(sentence, above), open: true };
    if (colon.kind === 'LABEL' && !findInlineNumbers(this.source.text, rest).length) {
      this.parseRunningText(sentence, above);
      return sentence.end < body.end ? { frame, open: false } : null;
    }
    const items = this.divide(rest);
    if (/:$/u.test(this.textAt(items.at(-1) ?? rest))) return { frame, open: true };
    for (const item of items) this.addCandidate(item, frame, true);
    return { frame, open: false };
  }

  /** "Để thực hiện tốt nhiệm vụ tháng 6, đồng chí yêu cầu …" implies a period for what is ordered behind it. */
  private contextWithImpliedPeriod(sentence: TextRange, above: ClauseContext): ClauseContext {
    const low = this.lowerAt(sentence);
    const verb = low.search(ORDER_VERB);
    if (verb < 1) return above;
    const implied = findImpliedPeriod(low.slice(0, verb), this.reference);
    if (!implied) return above;
    const words = this.textAt(sentence).slice(implied.from, implied.to);
    return { ...above, impliedDeadline: { match: implied, words, rule: 'implied-period' } };
  }

  /** What the sentence that opens the zone orders, from the verb of ordering on; all of any other sentence. */
  private skipOpening(sentence: TextRange): TextRange {
    const { opening } = this.zone;
    if (sentence.start !== opening.start) return sentence;
    const verb = findOrderStart(this.lowerAt(sentence));
    return verb === null ? sentence : { start: sentence.start + verb, end: sentence.end };
  }

  /** A sentence of running speech: what stands behind a semicolon is the same order, unless it is somebody else's or of another kind. */
  private parseRunningText(sentence: TextRange, frame: ClauseContext, style = ''): void {
    const [first] = findInlineNumbers(this.source.text, sentence);
    if (first) {
      const under = this.frame({ start: sentence.start, end: first.at }, frame);
      for (const part of this.divide(sentence)) this.addCandidate(part, under, true);
      return;
    }
    let open: TextRange | null = null;
    for (const part of this.divide(sentence).flatMap((one) => this.splitPart(one))) {
      if (open && !this.isSeparateClause(part, open, style)) open = { start: open.start, end: part.end };
      else {
        if (open) this.addCandidate(open, frame, false, open.start > sentence.start);
        open = part;
      }
    }
    if (open) this.addCandidate(open, frame, false, open.start > sentence.start);
  }

  /** "Nhất trí trích quỹ …, giao Công đoàn …": a decision and an order; "…, phần còn lại hoàn thành trong …": two days. */
  private splitPart(part: TextRange): TextRange[] {
    const { text, lower } = this.clauseTextAt(part);
    const at = findOrderAfterDecision(text, lower) ?? findSecondDeadline(lower, this.reference);
    if (at === null) return [part];
    const end = part.start + lower.slice(0, at).replace(/(?:,? và|,) $/u, '').length;
    return [
      { start: part.start, end },
      { start: part.start + at, end: part.end },
    ];
  }

  private isSeparateClause(part: TextRange, before: TextRange, style: string): boolean {
    const words = this.clauseTextAt(part);
    if (findLeads(words).rule !== null) return true;
    if (OTHER_KIND_START.test(words.lower))
      return !(words.lower.startsWith('không ') && this.lowerAt(before).startsWith('không '));
    // A speech that is written down strings its orders together; an item of a list is one order.
    if (style === 'text' && isVerbAt(words.lower, 0) && !REPORT_BACK_START.test(words.lower)) return true;
    return (
      findDeadline(words.lower, this.reference) !== null &&
      findDeadline(this.lowerAt(before), this.reference) !== null
    );
  }

  /** '"Tôi yêu cầu …", ông An nói.': what was said, without who said it. */
  private stripSpeaker(stretch: TextRange): TextRange {
    const plain = this.textAt(stretch);
    const ordinal = ORDINAL_PREFIX.exec(plain)?.[0].length ?? 0;
    if (ordinal) return { start: stretch.start + ordinal, end: stretch.end };
    const said = QUOTE_WITH_SPEAKER.exec(plain);
    if (!said) return stretch;
    return { start: stretch.start + 1, end: stretch.start + 1 + (said[1] as string).length };
  }

  /** Parts between semicolons or inline numbers; a part that only names units goes with the next. */
  private divide(stretch: TextRange): TextRange[] {
    const { text } = this.source;
    const numbers = findInlineNumbers(text, stretch);
    if (numbers.length)
      return numbers.flatMap(({ at, length }, index) =>
        joinParts(
          splitAtSemicolons(text, { start: at + length, end: numbers[index + 1]?.at ?? stretch.end }),
        ),
      );
    const parts = splitAtSemicolons(text, stretch);
    const whole: TextRange[] = [];
    let open: number | null = null;
    for (const part of parts) {
      const start: number = open ?? part.start;
      if (part !== parts.at(-1) && isOnlyAddressees(this.clauseTextAt(part))) {
        open = start;
        continue;
      }
      open = null;
      whole.push({ start, end: part.end });
    }
    return whole;
  }

  private addCandidate(stretch: TextRange, frame: ClauseContext, listed: boolean, continues = false): void {
    const { start, end } = this.stripSpeaker(stretch);
    const { opening } = this.zone;
    const before = this.candidates.at(-1);
    if (before && before.paragraph === this.paragraphCount && isOnlyDeadline(this.lowerAt({ start, end }))) {
      this.candidates[this.candidates.length - 1] = { ...before, end };
      return;
    }
    const inOpening = start < opening.end && end > opening.start;
    this.candidates.push({
      isRunningText: this.paragraphStyle === 'text',
      start,
      end,
      context: frame,
      isListed: listed,
      continuesSentence: continues,
      paragraph: this.paragraphCount,
      isInOpening: inOpening,
    });
  }
}
