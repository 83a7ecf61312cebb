/** The fields of an account that only its administrators, and the person it belongs to, may read. Row visibility has a rule for this class. */
export class AccountDetails {}
