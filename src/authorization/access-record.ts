/** What a viewer reads, as the history records it: an operation, a file or an export. */
export interface AccessRecord {
  /** The name of the operation, `OpenDirectives`; `query` when it has none. */
  readonly name: string;
  /** Its root fields with their arguments. */
  readonly fields: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
}
