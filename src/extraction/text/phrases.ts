/** A step in a row of characters; `ends` where a phrase may end. */
interface TrieNode {
  readonly children: Map<number, TrieNode>;
  isPhraseEnd: boolean;
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const wordUnitCache = new Int8Array(0x10000);

/** Whether a UTF-16 unit belongs to a word. Asking a pattern every time cost a third of all reading. */
export function isWordUnit(unit: number): boolean {
  if (Number.isNaN(unit)) return false;
  if (wordUnitCache[unit] === 0)
    wordUnitCache[unit] = WORD_CHARACTER.test(String.fromCharCode(unit)) ? 1 : -1;
  return wordUnitCache[unit] === 1;
}

/**
 * Many fixed phrases, of which the longest is found at an index in time that grows with its own length.
 *
 * A pattern of hundreds of alternatives says the same, but took longer to compile than a whole notice takes to read.
 */
export class PhraseSet {
  private builtRoot: TrieNode | undefined;

  constructor(private readonly phrases: Iterable<string>) {}

  /** Made when the first text is read: a server that reads none starts quicker. */
  private get root(): TrieNode {
    if (!this.builtRoot) {
      this.builtRoot = { children: new Map(), isPhraseEnd: false };
      for (const phrase of this.phrases) this.add(phrase, this.builtRoot);
    }
    return this.builtRoot;
  }

  private add(phrase: string, root: TrieNode): void {
    let step = root;
    for (let index = 0; index < phrase.length; index++) {
      const unit = phrase.charCodeAt(index);
      let next = step.children.get(unit);
      if (!next) {
        next = { children: new Map(), isPhraseEnd: false };
        step.children.set(unit, next);
      }
      step = next;
    }
    step.isPhraseEnd = true;
  }

  /** Where the longest phrase at an index ends, at the end of a word; -1 when none stands there. */
  matchEnd(text: string, index: number): number {
    let end = -1;
    let step: TrieNode | undefined = this.root;
    for (let at = index; at < text.length; at++) {
      step = step.children.get(text.charCodeAt(at));
      if (!step) return end;
      if (step.isPhraseEnd && !isWordUnit(text.charCodeAt(at + 1))) end = at + 1;
    }
    return end;
  }
}

/** Phrases written as one list, divided by commas or by what is given. */
export const parseList = (words: string, separator = ','): string[] =>
  words
    .split(separator)
    .map((word) => word.trim().replace(/\s+/gu, ' '))
    .filter(Boolean);
