import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConclusionKind } from '../../../src/entities/conclusions/conclusion.entity.ts';
import type { AssignmentRole } from '../../../src/entities/directives/assignment.entity.ts';
import type { DeadlineKind } from '../../../src/entities/directives/deadline.ts';
import type { MeetingKind } from '../../../src/entities/meetings/meeting.entity.ts';
import type { DatePrecision } from '../../../src/shared/date-precision.ts';
import type { Day } from '../../../src/shared/day.ts';

/** The extraction of a text by a careful clerk. Missing fields of the meeting are not scored. */
export interface ExpectedExtraction {
  /** The day of the text, which a clerk enters with it; null if it is unknown. */
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
  /** The name of the chair. */
  readonly chair?: string | null;
}

export interface ExpectedClause {
  /** The exact words; their span follows from the order of the clauses. */
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

/** A text of the corpus with its expected extraction. */
export interface CorpusText {
  readonly name: string;
  readonly text: string;
  readonly expected: ExpectedExtraction;
}

/** The folder of the corpus in the repository. */
export const CORPUS_FOLDER = join(import.meta.dirname, '../corpus');

/** Reads every `NAME.txt` of a folder with its `NAME.json`, in the order of the names. */
export function readCorpus(folder: string): CorpusText[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return names.sort().map((file) => ({
    name: file.slice(0, -'.txt'.length),
    text: readFileSync(join(folder, file), 'utf8'),
    expected: JSON.parse(readFileSync(join(folder, file.replace(/\.txt$/, '.json')), 'utf8')),
  }));
}
