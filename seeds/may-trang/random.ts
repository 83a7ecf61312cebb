/** A random number generator with a fixed sequence: the fictional body must be the same in every installation. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** Returns a number from 0 (included) to 1 (excluded), by mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Returns a whole number within the bounds, both included. */
  between(least: number, greatest: number): number {
    return least + Math.floor(this.next() * (greatest - least + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[this.between(0, from.length - 1)] as T;
  }

  /** Returns `count` different elements, in any order. Returns all of them if there are fewer. */
  sample<T>(count: number, from: readonly T[]): T[] {
    const left = [...from];
    const taken: T[] = [];
    while (taken.length < count && left.length)
      taken.push(...left.splice(this.between(0, left.length - 1), 1));
    return taken;
  }

  /** Returns true in `cases` of a hundred cases. */
  percent(cases: number): boolean {
    return this.next() * 100 < cases;
  }
}
