import type { ConclusionKind } from '../entities/conclusions/conclusion.entity.ts';
import type { AssignmentRole } from '../entities/directives/assignment.entity.ts';
import type { DeadlineKind } from '../entities/directives/deadline.ts';
import type { MeetingKind } from '../entities/meetings/meeting.entity.ts';
import type { DatePrecision } from '../shared/date-precision.ts';
import type { Day } from '../shared/day.ts';

/** A passage of a text: UTF-16 units from its start, the end exclusive, and the exact words that stand there. */
export interface QuotedSpan {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What a text says of the meeting it records; null where it says nothing. */
export interface ExtractedMeeting {
  readonly kind: MeetingKind | null;
  readonly title: string | null;
  /** The period spoken about: `2017-02`, `2017-Q1`, `2017-H1`, `2017-W07` or `2017`. */
  readonly period: string | null;
  /** The day it was held; the last day of a month when only that is known, see `precision`. */
  readonly heldOn: Day | null;
  readonly precision: DatePrecision | null;
  readonly host: string | null;
  readonly chair: { readonly name: string; readonly title: string | null } | null;
  /** The names of those who were there, in the words of the text. */
  readonly attendees: readonly string[];
}

/** Somebody a clause addresses, as it is named; a shared head is written out, "các Sở: A, B" gives "Sở A" and "Sở B". */
export interface ExtractedAddressee {
  readonly name: string;
  readonly role: AssignmentRole;
  /** True: the clause does not name it, what stands above does. */
  readonly inherited: boolean;
  /** A collective ("các địa phương, đơn vị") is a GROUP and never a unit. */
  readonly form: 'UNIT' | 'GROUP' | 'PERSON';
}

/** Until when, in the words of the text. */
export interface ExtractedDeadline {
  readonly words: string;
  readonly kind: DeadlineKind;
  readonly start: Day | null;
  /** The last day, or a local time `2017-04-12T16:30`; null where the words give none. */
  readonly due: string | null;
  readonly precision: DatePrecision | null;
  readonly recurrence: string | null;
  /** True: nobody said it of this clause; it is implied by what stands above. */
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
  /** Figures to reach: what, how much, in which unit. */
  readonly targets: readonly { readonly words: string; readonly value: number; readonly unit: string }[];
  /** Numbers of documents in normal form, `12-TB/TU`. */
  readonly references: readonly string[];
  /** Names of the rules that made this proposal. */
  readonly rules: readonly string[];
  /** How sure it is, 0 to 1. */
  readonly confidence: number;
}

/** How a text is read: nothing of it is a fact before somebody confirmed it. */
export interface Extraction {
  readonly meeting: ExtractedMeeting;
  /** The concluding zone; null when the text has none, then there are no clauses. */
  readonly zone: QuotedSpan | null;
  readonly clauses: readonly ExtractedClause[];
}
