/**
 * Stands for the fields of a document that a viewer may read only if they may read the document itself. Other viewers see a stub:
 * number, kind, date and holder, and not the meeting that it records. Row visibility has a rule for this class.
 */
export class DocumentText {}
