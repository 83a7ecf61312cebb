/** Whether a value was given: it is neither undefined nor null. */
export const isPresent = <T>(value: T | null | undefined): value is T =>
  value !== null && value !== undefined;
