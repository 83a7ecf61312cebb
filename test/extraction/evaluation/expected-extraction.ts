import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConclusionKind } from '../../../src/entities/conclusions/conclusion.entity.ts';
import type { AssignmentRole } from '../../../src/entities/directives/assignment.entity.ts';
import type { DeadlineKind } from '../../../src/entities/directives/deadline.ts';
import type { MeetingKind } from '../../../src/entities/meetings/meeting.entity.ts';
import type { DatePrecision } from '../../../src/shared/date-precision.ts';
import type { Day } from '../../../src/shared/day.ts';

/** What a careful clerk reads in a text. Fields of the meeting that are left out are not scored. */
export interface ExpectedExtraction {
  /** The day the reader is told the text is of, as a clerk who pastes it would say; null when nobody knows. */
  readonly date: Day | null;
  readonly meeting: ExpectedMeeting;
  readonly clauses: readonly ExpectedClause[];
}

export interface ExpectedMeeting {
  readonly kind?: MeetingKind | null;
  readonly period?: string | null;
  readonly heldOn?: Day | null;
  readonly precision?: DatePrecision | null;
  readonly host?: string | null;
  /** The name of the person who concludes. */
  readonly chair?: string | null;
}

export interface ExpectedClause {
  /** Its exact words; where they stand follows from the order of the clauses. */
  readonly quote: string;
  readonly kind: ConclusionKind;
  readonly addressees: readonly ExpectedAddressee[];
  readonly deadline: ExpectedDeadline | null;
}

export interface ExpectedAddressee {
  readonly name: string;
  readonly role: AssignmentRole;
  readonly inherited: boolean;
}

export interface ExpectedDeadline {
  readonly words: string;
  readonly kind: DeadlineKind;
  readonly start: Day | null;
  readonly due: string | null;
  readonly precision: DatePrecision | null;
  readonly inferred: boolean;
}

/** A text of the corpus with the reading expected of it. */
export interface CorpusText {
  readonly name: string;
  readonly text: string;
  readonly expected: ExpectedExtraction;
}

/** The corpus of the repository. */
export const CORPUS_FOLDER = join(import.meta.dirname, '../corpus');

/** Every `NAME.txt` of a folder with its `NAME.json`, by name. */
export function readCorpus(folder: string): CorpusText[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return names.sort().map((file) => ({
    name: file.slice(0, -'.txt'.length),
    text: readFileSync(join(folder, file), 'utf8'),
    expected: JSON.parse(readFileSync(join(folder, file.replace(/\.txt$/, '.json')), 'utf8')),
  }));
}
