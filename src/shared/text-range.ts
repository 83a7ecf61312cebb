/** A range of the normalised text, the end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
