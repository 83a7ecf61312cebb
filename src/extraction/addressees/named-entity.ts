import type { ExtractedAddressee } from '../extraction.ts';

/** Somebody named in a text, with the place in the normalised text where. */
export interface NamedEntity {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly form: ExtractedAddressee['form'];
}
