import type { ExtractedAddressee } from '../extraction.ts';

/** A unit, group or person named in a text, with its range in the normalised text. */
export interface NamedEntity {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly form: ExtractedAddressee['form'];
}
