// Divides the concluding zone. The file is longer than usual, because its rules share the headings above the current paragraph.
import type { TextRange } from '../../shared/text-range.ts';
import type { ClauseText } from '../addressees/rules/addressee-rule.ts';
import { findLeads, isOnlyAddressees } from '../addressees/rules/addressee-rules.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import { findDeadline, findImpliedPeriod } from '../deadlines/find-deadline.ts';
import { isVerbAt } from '../lexicon/verbs.ts';
import { type Marker, parseMarker } from '../text/markers.ts';
import type { NormalizedText } from '../text/normalized-text.ts';
import { findInlineNumbers, splitAtSemicolons, splitSentences } from '../text/sentences.ts';
import { CLOSING_PATTERN } from '../zone/opening-rules.ts';
import type { Zone } from '../zone/zone.ts';
import {
  findOrderAfterDecision,
  findSecondDeadline,
  joinParts,
  ORDINAL_PREFIX,
  QUOTE_WITH_SPEAKER,
} from './clause-boundaries.ts';
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

/** A range of the zone that may be a clause, with the context above it. */
export interface ClauseCandidate extends TextRange {
  readonly context: ClauseContext;
  /**
   * The number of the paragraph. Candidates of one paragraph pass their leads on to the next one; candidates of a list do not.
   */
  readonly paragraph: number;
  readonly isListed: boolean;
  /** True if the candidate is in running text, not in a numbered list. */
  readonly isRunningText: boolean;
  /** True if the candidate follows a semicolon in the same sentence as the candidate before it. */
  readonly continuesSentence: boolean;
  /**
   * True if the candidate is in the sentence that opens the speech. Praise in that sentence is only an introduction, not a
   * clause.
   */
  readonly isInOpening: boolean;
}

interface HeadingLevel {
  readonly style: string;
  readonly context: ClauseContext;
  readonly isOpen: boolean;
}

/** Divides the zone into candidates: paragraphs, sentences, parts between semicolons, inline numbers. */
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

/** Parses paragraphs in order and stores the headings above the current one. */
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
      this.pushLevel(style, this.buildContext(body, above), true);
      return;
    }
    this.parseSentences(body, style, above);
  }

  /**
   * Returns the length of the marker of a paragraph.
   *
   * "(1) …; (2) …; (3) …" in one paragraph is a series of inline numbers, so the first "(1)" is not a marker.
   */
  private markerLength(paragraph: TextRange, marker: Marker | null): number {
    if (!marker || !/^\(?[n1]\)$/u.test(marker.style)) return marker?.length ?? 0;
    return findInlineNumbers(this.source.text, paragraph).length > 1 ? 0 : marker.length;
  }

  private popLevels(style: string): void {
    const same = this.levels.findIndex((level) => level.style === style);
    // In a list without numbers, the items are under the line that ends with a colon.
    if (style === 'text' && this.levels.at(-1)?.isOpen && this.levels.at(-1)?.style === 'text') return;
    if (same >= 0) this.levels = this.levels.slice(0, same);
    else if (style === 'text' && !this.levels.at(-1)?.isOpen)
      this.levels = this.levels.filter((level) => level.style !== 'text');
  }

  private pushLevel(style: string, context: ClauseContext, open: boolean): void {
    this.levels.push({ style, context, isOpen: open });
  }

  private buildContext(range: TextRange, above: ClauseContext): ClauseContext {
    const opens = range.start <= this.zone.opening.start && range.end > this.zone.opening.start;
    return buildClauseContext(
      { text: this.textAt(range), lower: this.lowerAt(range) },
      above,
      this.reference,
      opens,
    );
  }

  private textAt({ start, end }: TextRange): string {
    return this.source.text.slice(start, end);
  }

  private lowerAt({ start, end }: TextRange): string {
    return this.source.lower.slice(start, end);
  }

  private clauseTextAt(range: TextRange): ClauseText {
    return { text: this.textAt(range), lower: this.lowerAt(range) };
  }

  private isNonClause(body: TextRange, style: string): boolean {
    const plain = this.textAt(body);
    if (!/\p{L}{2}/u.test(plain)) return true;
    return style === 'text' && body.start > this.zone.opening.start && isNonClause(plain, this.lowerAt(body));
  }

  private parseSentences(body: TextRange, style: string, above: ClauseContext): void {
    let context = above;
    let pushed = false;
    for (const parseSentence of splitSentences(this.source.text, body)) {
      if (parseSentence.end < body.end && isTopicSentence(this.clauseTextAt(parseSentence), this.reference))
        continue;
      if (
        parseSentence.start > this.zone.opening.start &&
        CLOSING_PATTERN.test(this.lowerAt(parseSentence).slice(0, 400))
      )
        return;
      const opened = this.sentence(parseSentence, context, body, style);
      if (!opened) continue;
      context = opened.context;
      if (opened.open) {
        this.pushLevel(style, context, true);
        pushed = true;
      }
    }
    if (!pushed && style !== 'text') this.pushLevel(style, context, false);
    else if (!pushed && context !== above && this.levels.at(-1)?.isOpen !== true)
      this.pushLevel('text', context, false);
  }

  /** Parses a sentence. Returns the context that it sets for the text after it, or null if it sets none. */
  private sentence(
    sentence: TextRange,
    above: ClauseContext,
    body: TextRange,
    style: string,
  ): { context: ClauseContext; open: boolean } | null {
    if (sentence.start === this.zone.opening.start && this.zone.rule === 'heading') {
      const context = this.buildContext(sentence, above);
      return context.impliedDeadline
        ? { context: { ...EMPTY_CLAUSE_CONTEXT, impliedDeadline: context.impliedDeadline }, open: true }
        : null;
    }
    const colon = findDividingColon(this.source, sentence);
    if (!colon) {
      const context = this.contextWithImpliedPeriod(sentence, above);
      this.parseRunningText(this.skipOpening(sentence), context, style);
      return context === above ? null : { context, open: false };
    }
    const context = this.buildContext(
      { start: sentence.start, end: Math.min(sentence.end, colon.at + 1) },
      above,
    );
    const rest = { start: colon.at + 1, end: sentence.end };
    if (!this.textAt(rest).trim()) return { context, open: true };
    const opensList = sentence.start === this.zone.opening.start && this.textAt(sentence).endsWith(':');
    if (colon.kind === 'LABEL' && opensList)
      return { context: this.buildContext(sentence, above), open: true };
    if (colon.kind === 'LABEL' && !findInlineNumbers(this.source.text, rest).length) {
      this.parseRunningText(sentence, above);
      return sentence.end < body.end ? { context, open: false } : null;
    }
    const items = this.divide(rest);
    if (/:$/u.test(this.textAt(items.at(-1) ?? rest))) return { context, open: true };
    for (const item of items) this.addCandidate(item, context, true);
    return { context, open: false };
  }

  /**
   * Returns the context with an implied period if the sentence names one before its order verb.
   *
   * "Để thực hiện tốt nhiệm vụ tháng 6, đồng chí yêu cầu …" implies a period for the orders after it.
   */
  private contextWithImpliedPeriod(sentence: TextRange, above: ClauseContext): ClauseContext {
    const lower = this.lowerAt(sentence);
    const verb = lower.search(ORDER_VERB);
    if (verb < 1) return above;
    const implied = findImpliedPeriod(lower.slice(0, verb), this.reference);
    if (!implied) return above;
    const words = this.textAt(sentence).slice(implied.from, implied.to);
    return { ...above, impliedDeadline: { match: implied, words, rule: 'implied-period' } };
  }

  /** Returns the sentence from its order verb on if it opens the zone. Returns any other sentence unchanged. */
  private skipOpening(sentence: TextRange): TextRange {
    const { opening } = this.zone;
    if (sentence.start !== opening.start) return sentence;
    const verb = findOrderStart(this.lowerAt(sentence));
    return verb === null ? sentence : { start: sentence.start + verb, end: sentence.end };
  }

  /**
   * Adds the candidates of a sentence of running text.
   *
   * The text after a semicolon belongs to the same order, unless it has another addressee or another kind.
   */
  private parseRunningText(sentence: TextRange, context: ClauseContext, style = ''): void {
    const [first] = findInlineNumbers(this.source.text, sentence);
    if (first) {
      const listContext = this.buildContext({ start: sentence.start, end: first.at }, context);
      for (const part of this.divide(sentence)) this.addCandidate(part, listContext, true);
      return;
    }
    let open: TextRange | null = null;
    for (const part of this.divide(sentence).flatMap((one) => this.splitPart(one))) {
      if (open && !this.isSeparateClause(part, open, style)) open = { start: open.start, end: part.end };
      else {
        if (open) this.addCandidate(open, context, false, open.start > sentence.start);
        open = part;
      }
    }
    if (open) this.addCandidate(open, context, false, open.start > sentence.start);
  }

  /**
   * Splits a part that holds two clauses.
   *
   * "Nhất trí trích quỹ …, giao Công đoàn …" is a decision and an order. "…, phần còn lại hoàn thành trong …" is a second
   * deadline.
   */
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
    // In a written speech, one sentence holds several orders. An item of a list is one order.
    if (style === 'text' && isVerbAt(words.lower, 0) && !REPORT_BACK_START.test(words.lower)) return true;
    return (
      findDeadline(words.lower, this.reference) !== null &&
      findDeadline(this.lowerAt(before), this.reference) !== null
    );
  }

  /** Returns the range without an ordinal prefix and without the speaker: '"Tôi yêu cầu …", ông An nói.' */
  private stripSpeaker(range: TextRange): TextRange {
    const plain = this.textAt(range);
    const ordinal = ORDINAL_PREFIX.exec(plain)?.[0].length ?? 0;
    if (ordinal) return { start: range.start + ordinal, end: range.end };
    const quoted = QUOTE_WITH_SPEAKER.exec(plain);
    if (!quoted) return range;
    return { start: range.start + 1, end: range.start + 1 + (quoted[1] as string).length };
  }

  /** Divides a range at inline numbers or at semicolons. A part that only names units is joined with the next part. */
  private divide(range: TextRange): TextRange[] {
    const { text } = this.source;
    const numbers = findInlineNumbers(text, range);
    if (numbers.length)
      return numbers.flatMap(({ at, length }, index) =>
        joinParts(splitAtSemicolons(text, { start: at + length, end: numbers[index + 1]?.at ?? range.end })),
      );
    const parts = splitAtSemicolons(text, range);
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

  private addCandidate(range: TextRange, context: ClauseContext, listed: boolean, continues = false): void {
    const { start, end } = this.stripSpeaker(range);
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
      context,
      isListed: listed,
      continuesSentence: continues,
      paragraph: this.paragraphCount,
      isInOpening: inOpening,
    });
  }
}
