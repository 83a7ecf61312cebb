/** A node of the phrase tree. `isPhraseEnd` is true where a phrase may end. */
interface TrieNode {
  readonly children: Map<number, TrieNode>;
  isPhraseEnd: boolean;
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const wordUnitCache = new Int8Array(0x10000);

/**
 * Returns whether a UTF-16 unit belongs to a word. The results are cached: a pattern test for every unit took a third of the
 * whole extraction time.
 */
export function isWordUnit(unit: number): boolean {
  if (Number.isNaN(unit)) return false;
  if (wordUnitCache[unit] === 0)
    wordUnitCache[unit] = WORD_CHARACTER.test(String.fromCharCode(unit)) ? 1 : -1;
  return wordUnitCache[unit] === 1;
}

/**
 * A set of fixed phrases. It finds the longest phrase at an offset, in a time that grows with the length of that phrase.
 *
 * A pattern with hundreds of alternatives gives the same result, but compiling it takes longer than the extraction of a whole
 * notice.
 */
export class PhraseSet {
  private builtRoot: TrieNode | undefined;

  constructor(private readonly phrases: Iterable<string>) {}

  /** Builds the tree at the first use, so that a server without extraction starts faster. */
  private get root(): TrieNode {
    if (!this.builtRoot) {
      this.builtRoot = { children: new Map(), isPhraseEnd: false };
      for (const phrase of this.phrases) this.add(phrase, this.builtRoot);
    }
    return this.builtRoot;
  }

  private add(phrase: string, root: TrieNode): void {
    let node = root;
    for (let index = 0; index < phrase.length; index++) {
      const unit = phrase.charCodeAt(index);
      let next = node.children.get(unit);
      if (!next) {
        next = { children: new Map(), isPhraseEnd: false };
        node.children.set(unit, next);
      }
      node = next;
    }
    node.isPhraseEnd = true;
  }

  /** Returns the end of the longest phrase at an offset that ends at the end of a word, or -1 if there is none. */
  matchEnd(text: string, index: number): number {
    let end = -1;
    let node: TrieNode | undefined = this.root;
    for (let at = index; at < text.length; at++) {
      node = node.children.get(text.charCodeAt(at));
      if (!node) return end;
      if (node.isPhraseEnd && !isWordUnit(text.charCodeAt(at + 1))) end = at + 1;
    }
    return end;
  }
}

/** Splits a list of phrases at the separator, by default a comma. */
export const parseList = (words: string, separator = ','): string[] =>
  words
    .split(separator)
    .map((word) => word.trim().replace(/\s+/gu, ' '))
    .filter(Boolean);
