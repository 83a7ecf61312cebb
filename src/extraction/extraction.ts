import type { ConclusionKind } from '../entities/conclusions/conclusion.entity.ts';
import type { AssignmentRole } from '../entities/directives/assignment.entity.ts';
import type { DeadlineKind } from '../entities/directives/deadline.ts';
import type { MeetingKind } from '../entities/meetings/meeting.entity.ts';
import type { DatePrecision } from '../shared/date-precision.ts';
import type { Day } from '../shared/day.ts';

/** A span of a text: UTF-16 offsets from the start of the text, the end exclusive, and the exact words between them. */
export interface QuotedSpan {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** The facts a text states about the meeting it records. A field is null if the text does not state it. */
export interface ExtractedMeeting {
  readonly kind: MeetingKind | null;
  readonly title: string | null;
  /** The period that the meeting is about: `2017-02`, `2017-Q1`, `2017-H1`, `2017-W07` or `2017`. */
  readonly period: string | null;
  /** The day of the meeting. If only the month is known, the last day of that month; see `precision`. */
  readonly heldOn: Day | null;
  readonly precision: DatePrecision | null;
  readonly host: string | null;
  readonly chair: { readonly name: string; readonly title: string | null } | null;
  /** The names of the attendees, in the words of the text. */
  readonly attendees: readonly string[];
}

/**
 * An addressee of a clause, by the name in the text.
 *
 * A head noun that several names share is written out for each: "các Sở: A, B" gives "Sở A" and "Sở B".
 */
export interface ExtractedAddressee {
  readonly name: string;
  readonly role: AssignmentRole;
  /** True if the clause does not name the addressee, but the text above the clause does. */
  readonly inherited: boolean;
  /** A collective ("các địa phương, đơn vị") is a GROUP, never a unit. */
  readonly form: 'UNIT' | 'GROUP' | 'PERSON';
}

/** A deadline, in the words of the text. */
export interface ExtractedDeadline {
  readonly words: string;
  readonly kind: DeadlineKind;
  readonly start: Day | null;
  /** The last day, or a local time such as `2017-04-12T16:30`. Null if the words give no day. */
  readonly due: string | null;
  readonly precision: DatePrecision | null;
  readonly recurrence: string | null;
  /** True if the clause itself does not state the deadline, but the text above the clause implies it. */
  readonly inferred: boolean;
}

/** One clause of the concluding zone. */
export interface ExtractedClause extends QuotedSpan {
  readonly kind: ConclusionKind;
  readonly addressees: readonly ExtractedAddressee[];
  readonly deadline: ExtractedDeadline | null;
  /** "ngay", "khẩn trương", "sớm": urgency, never a deadline. */
  readonly urgent: boolean;
  readonly topics: readonly string[];
  readonly places: readonly string[];
  /** The target figures: the words, the value and its unit of measure. */
  readonly targets: readonly { readonly words: string; readonly value: number; readonly unit: string }[];
  /** Numbers of documents, in normal form: `12-TB/TU`. */
  readonly references: readonly string[];
  /** The names of the rules that produced this proposal. */
  readonly rules: readonly string[];
  /** The confidence, from 0 to 1. */
  readonly confidence: number;
}

/** The result of the extraction. It is a proposal: nothing in it is a fact before a person confirms it. */
export interface Extraction {
  readonly meeting: ExtractedMeeting;
  /** The concluding zone. Null if the text has none; then there are no clauses. */
  readonly zone: QuotedSpan | null;
  readonly clauses: readonly ExtractedClause[];
}
