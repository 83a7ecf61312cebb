import { defineEnum } from '../../shared/enum.ts';

/** The names of findings. They are API: programs that read the result of `giaoban verify` depend on them. */
export const HistoryFindingName = defineEnum(
  'HistoryFindingName',
  'The kind of a finding: what is wrong with a history, or worth knowing about it.',
  {
    EVENT_ALTERED: ['sự kiện bị sửa', 'The hash of an event is not the stored hash.'],
    EVENT_MISSING: ['mất sự kiện', 'An event is missing in the middle of the history.'],
    ORDER_BROKEN: ['sai thứ tự', 'An event does not follow the one before it.'],
    TAIL_MISSING: [
      'mất phần cuối',
      'The history ends before an event that a checkpoint or a version refers to.',
    ],
    CHAIN_REWRITTEN: ['chuỗi bị viết lại', 'An event differs from the one that a checkpoint recorded.'],
    VERSION_ALTERED: ['phiên bản bị sửa', 'A version of a row differs from its event.'],
    VERSION_MISSING: ['mất phiên bản', 'The version of an event is missing.'],
    RECORD_ALTERED: ['bản ghi bị sửa', 'A row differs from its history.'],
    TRIGGER_OFF: ['tắt ghi lịch sử', 'A trigger that records the history of a table is disabled or missing.'],
    CHECKPOINT_INVALID: ['mốc kiểm sai', 'The signature of a checkpoint does not match its text.'],
    CHECKPOINT_MISSING: ['mất mốc kiểm', 'A checkpoint is missing.'],
    CHECKPOINT_FOREIGN_KEY: ['mốc kiểm khác khóa', 'A checkpoint was signed with another key.'],
    CLOCK_SET_BACK: ['đồng hồ bị lùi', 'The system clock was behind the history.'],
    NO_CHECKPOINT: ['chưa có mốc kiểm', 'No checkpoint has been signed yet.'],
    NO_KEY: ['không có khóa', 'The checkpoint key is not available.'],
  },
);
export type HistoryFindingName = keyof typeof HistoryFindingName;

/** The findings that are only information for the reader. All others prove that somebody changed or removed a part of the history. */
const NOTES: ReadonlySet<HistoryFindingName> = new Set(['CLOCK_SET_BACK', 'NO_CHECKPOINT', 'NO_KEY']);

/** One result of a verification: a break or a note, and its place in the history. */
export interface Finding {
  readonly finding: HistoryFindingName;
  /** A sentence for people: what is wrong, and with which event. */
  readonly sentence: string;
  /** The number of the event in the installation; null if the finding is about no event. */
  readonly seq: number | null;
  /** The governing body whose chain contains the event, or `installation`. */
  readonly chain?: string | undefined;
  /** The number of the event in its chain. */
  readonly number?: number | undefined;
  readonly kind?: string | undefined;
  readonly table?: string | undefined;
  readonly subject?: string | undefined;
}

/** Maximum number of findings stored for each name. A rewritten table gives thousands of findings, and the first few are enough. */
const MAX_FINDINGS_PER_NAME = 20;

/** Collects findings. It stores each name once for each event. */
export class FindingCollector {
  readonly #findings = new Map<string, Finding>();
  readonly #counts = new Map<HistoryFindingName, number>();

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

  /** Findings that prove a change, ordered by event; findings about no event come last. */
  get breaks(): readonly Finding[] {
    return this.#sorted((name) => !NOTES.has(name));
  }

  get notes(): readonly Finding[] {
    return this.#sorted((name) => NOTES.has(name));
  }

  #sorted(isIncluded: (name: HistoryFindingName) => boolean): readonly Finding[] {
    return [...this.#findings.values()]
      .filter(({ finding }) => isIncluded(finding))
      .sort((a, b) => (a.seq ?? Number.MAX_SAFE_INTEGER) - (b.seq ?? Number.MAX_SAFE_INTEGER));
  }
}
