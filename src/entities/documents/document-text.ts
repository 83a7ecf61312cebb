/**
 * The fields of a document that only those may read who may read the document itself. Others see a stub: number, kind, date and
 * holder, and not the meeting it records. Row visibility has a rule for this class.
 */
export class DocumentText {}
