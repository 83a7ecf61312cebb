/**
 * What can be wrong with a history. Names are API: what reads the result of `giaoban verify` tells them apart by these.
 *
 * A `break` says that somebody changed the past, or took some of it away; a `note` says what a reader should know.
 */
export const findingSeverity = {
  EVENT_ALTERED: 'break',
  EVENT_MISSING: 'break',
  ORDER_BROKEN: 'break',
  TAIL_MISSING: 'break',
  CHAIN_REWRITTEN: 'break',
  VERSION_ALTERED: 'break',
  VERSION_MISSING: 'break',
  RECORD_ALTERED: 'break',
  TRIGGER_OFF: 'break',
  CHECKPOINT_INVALID: 'break',
  CHECKPOINT_MISSING: 'break',
  CHECKPOINT_FOREIGN_KEY: 'break',
  CLOCK_SET_BACK: 'note',
  NO_CHECKPOINT: 'note',
  NO_KEY: 'note',
} as const;
export type FindingName = keyof typeof findingSeverity;

/** One thing that is wrong, or worth knowing, and where. */
export interface Finding {
  readonly finding: FindingName;
  /** In words, for people: what is wrong and with which event. */
  readonly sentence: string;
  /** The number in the installation of the event it is about; null when no event is. */
  readonly seq: number | null;
  /** The governing body in whose chain that event stands, or `installation`. */
  readonly chain?: string | undefined;
  /** The number of the event in its chain. */
  readonly number?: number | undefined;
  readonly kind?: string | undefined;
  readonly table?: string | undefined;
  readonly subject?: string | undefined;
}

/** Most findings that are kept of each sort: whoever rewrote a table left thousands, and the first few say enough. */
const MAX_FINDINGS_PER_NAME = 20;

/** Collects what is found, once for each event and sort. */
export class FindingCollector {
  readonly #findings = new Map<string, Finding>();
  readonly #counts = new Map<FindingName, number>();

  add(finding: Finding): void {
    const { finding: name, seq, table, subject } = finding;
    const key = `${name} ${seq ?? `${table} ${subject} ${finding.sentence}`}`;
    const existing = this.#findings.get(key);
    if (existing?.subject || (existing && !subject)) return;
    if (!existing) {
      const count = (this.#counts.get(name) ?? 0) + 1;
      this.#counts.set(name, count);
      if (count > MAX_FINDINGS_PER_NAME) return;
    }
    this.#findings.set(key, finding);
  }

  /** What breaks the history, the first event first; what is about no event comes last. */
  get breaks(): readonly Finding[] {
    return this.#sorted('break');
  }

  get notes(): readonly Finding[] {
    return this.#sorted('note');
  }

  #sorted(severity: 'break' | 'note'): readonly Finding[] {
    return [...this.#findings.values()]
      .filter(({ finding }) => findingSeverity[finding] === severity)
      .sort((a, b) => (a.seq ?? Number.MAX_SAFE_INTEGER) - (b.seq ?? Number.MAX_SAFE_INTEGER));
  }
}
