/** A step in a row of characters; `ends` where a phrase may end. */
interface Step {
  readonly next: Map<number, Step>;
  ends: boolean;
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const known = new Int8Array(0x10000);

/** Whether a UTF-16 unit belongs to a word. Asking a pattern every time cost a third of all reading. */
export function isWordUnit(unit: number): boolean {
  if (Number.isNaN(unit)) return false;
  if (known[unit] === 0) known[unit] = WORD_CHARACTER.test(String.fromCharCode(unit)) ? 1 : -1;
  return known[unit] === 1;
}

/**
 * Many fixed phrases, of which the longest is found at an index in time that grows with its own length.
 *
 * A pattern of hundreds of alternatives says the same, but took longer to compile than a whole notice takes to read.
 */
export class Phrases {
  private tree: Step | undefined;

  constructor(private readonly phrases: Iterable<string>) {}

  /** Made when the first text is read: a server that reads none starts quicker. */
  private get root(): Step {
    if (!this.tree) {
      this.tree = { next: new Map(), ends: false };
      for (const phrase of this.phrases) this.add(phrase, this.tree);
    }
    return this.tree;
  }

  private add(phrase: string, root: Step): void {
    let step = root;
    for (let index = 0; index < phrase.length; index++) {
      const unit = phrase.charCodeAt(index);
      let next = step.next.get(unit);
      if (!next) {
        next = { next: new Map(), ends: false };
        step.next.set(unit, next);
      }
      step = next;
    }
    step.ends = true;
  }

  /** Where the longest phrase at an index ends, at the end of a word; -1 when none stands there. */
  endAt(text: string, index: number): number {
    let end = -1;
    let step: Step | undefined = this.root;
    for (let at = index; at < text.length; at++) {
      step = step.next.get(text.charCodeAt(at));
      if (!step) return end;
      if (step.ends && !isWordUnit(text.charCodeAt(at + 1))) end = at + 1;
    }
    return end;
  }
}

/** Phrases written as one list, divided by commas or by what is given. */
export const listed = (words: string, divider = ','): string[] =>
  words
    .split(divider)
    .map((word) => word.trim().replace(/\s+/gu, ' '))
    .filter(Boolean);
