/**
 * Stands for the fields of an account that only its administrators and its owner may read. Row visibility has a rule for this class.
 */
export class AccountDetails {}
