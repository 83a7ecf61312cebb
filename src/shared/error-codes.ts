import { registerEnumType } from 'type-graphql';

/** An error code: its HTTP status on routes other than `/graphql`, and what the error means. */
type ErrorCodeEntry = readonly [status: number, description: string];

/**
 * Every error code of the API. A code is never reworded or reused once it is released.
 *
 * `/graphql` returns status 200 with the error in the body. It returns 400 for invalid documents, 401 for `TOKEN_INVALID`, and 503 if
 * the database does not respond.
 */
const ERROR_CODE_ENTRIES = {
  // The request
  BAD_REQUEST: [400, 'The HTTP request is malformed or too large.'],
  BAD_USER_INPUT: [
    400,
    'An argument or variable is invalid. In GraphQL errors `extensions.reason` says why.',
  ],
  GRAPHQL_PARSE_FAILED: [400, 'The document is not GraphQL.'],
  GRAPHQL_VALIDATION_FAILED: [400, 'The document does not fit the schema.'],
  OPERATION_RESOLUTION_FAILURE: [400, 'The document has no operation of that name.'],
  PERSISTED_QUERY_NOT_FOUND: [400, 'Persisted queries are not supported. Send the document.'],
  PERSISTED_QUERY_NOT_SUPPORTED: [400, 'Persisted queries are not supported. Send the document.'],
  INTERNAL: [500, 'An unforeseen error. It was logged under `extensions.errorId`.'],
  NOT_FOUND: [404, 'There is no such address or file, or none that the viewer may see.'],

  // Limits of queries
  MUTATION_NOT_ALONE: [
    400,
    'signIn, signOut and changePassword must be the only root field of the document.',
  ],
  QUERY_TOO_DEEP: [400, 'The fields are nested too deeply.'],
  LISTS_TOO_DEEP: [400, 'The lists are nested too deeply.'],
  QUERY_TOO_COSTLY: [400, 'The query may return too many nodes.'],
  QUERY_TOO_LONG: [400, 'The document is too long.'],
  QUERY_TOO_SLOW: [400, 'The database did not finish in time.'],
  TOO_MANY_ALIASES: [400, 'The document has too many aliases.'],
  TOO_MANY_DIRECTIVES: [400, 'The document has too many directives such as @include.'],
  TOO_MANY_ROOT_FIELDS: [400, 'The document has too many root fields.'],
  TOO_MANY_IDS: [400, 'Too many ids at once.'],

  // Arguments of queries
  CURSOR_INVALID: [400, 'The cursor does not come from this list in this order.'],
  CURSOR_TOO_OLD: [400, 'The number of the last change that the client read is no longer in the history.'],
  CHANGE_UNKNOWN: [400, 'No change has that number yet.'],
  DAYS_REVERSED: [400, '`from` is not before `to`.'],
  ENUM_UNKNOWN: [400, 'There is no enumeration of that name.'],
  FILTER_NULL: [400, 'A condition of the filter is null.'],
  FILTER_TOO_DEEP: [400, 'The filter is nested too deeply.'],
  FILTER_TOO_LONG: [400, 'The filter has too many conditions or values.'],
  FROM_INVALID: [400, '`from` is not a whole number from 1.'],
  ID_MALFORMED: [400, 'The text is not an id, or the id of another type.'],
  INVALID_DAY: [400, 'The text is not a date or date expression.'],
  KNOWN_AT_BEFORE_RECORDS: [400, '`knownAt` lies before the first record.'],
  KNOWN_AT_IN_FUTURE: [400, '`knownAt` lies in the future.'],
  LOOK_UP_AMBIGUOUS: [400, '`by` does not have exactly one key.'],
  PAGE_BOTH_ENDS: [400, 'A page has both `first` and `last`.'],
  PAGE_SIZE_INVALID: [400, 'The page size is less than 1 or too large.'],
  SEARCH_TEXT_INVALID: [400, 'The search text is empty or too long.'],
  TYPE_UNKNOWN: [400, 'There is no type of that name.'],
  VERIFICATION_IN_PROGRESS: [400, 'The history is being verified already.'],

  // Sign-in and rights
  SIGN_IN_REQUIRED: [401, 'The viewer is anonymous and must sign in.'],
  SIGN_IN_FAILED: [403, 'Login and password are not those of an account that may sign in here.'],
  TOKEN_INVALID: [401, 'The token is unknown, expired or revoked.'],
  SESSION_ENDED: [401, 'The session of a subscription ended.'],
  SESSION_REQUIRED: [403, 'A token is not enough for this. Sign in.'],
  COOKIE_UNAVAILABLE: [400, 'There is no browser that could store a session.'],
  FORBIDDEN: [403, 'The viewer may not do this.'],
  PASSWORD_CHANGE_REQUIRED: [403, 'The one-time password must be changed first.'],
  ACCESS_NOT_LOGGED: [503, 'An auditor’s access could not be logged, so nothing was read.'],
  ACCOUNT_DISABLED: [403, 'The account of this identity is disabled.'],
  ACCOUNT_UNKNOWN: [403, 'No account belongs to this identity.'],
  EMAIL_UNVERIFIED: [403, 'The OpenID provider has not verified the e-mail address.'],
  LOGIN_ATTEMPT_UNKNOWN: [400, 'The sign-in was not started in this browser, or too long ago.'],
  PROVIDER_REFUSED: [401, 'The OpenID provider rejected the sign-in, or its answer is not valid.'],
  PROVIDER_UNAVAILABLE: [503, 'The OpenID provider does not answer.'],
  RETURN_PATH_INVALID: [400, '`returnTo` is not a path on this server.'],

  // The database and the server
  DATABASE_BUSY: [503, 'All connections to the database are busy.'],
  DATABASE_UNAVAILABLE: [503, 'The database does not answer.'],
  SERVER_STOPPING: [503, 'The server is stopping.'],

  // Subscriptions
  CLIENT_TOO_SLOW: [400, 'The client did not receive an event in time and was disconnected.'],
  OPERATION_UNKNOWN: [400, 'The document has no operation of that name.'],
  QUERY_MISSING: [400, 'The request has no document.'],
  STREAM_NEEDED: [
    400,
    'A subscription was sent to /graphql. Send it to /graphql/stream or over a WebSocket.',
  ],
  SUBSCRIPTION_NEEDED: [400, 'A query or mutation was sent as a subscription. Send it to /graphql.'],
  TOO_MANY_STREAMS: [429, 'The viewer, or the server, has too many streams open.'],

  // Files
  FILE_EMPTY: [400, 'The file is empty.'],
  FILE_INFECTED: [422, 'The virus scanner found something.'],
  FILE_SCAN_FAILED: [503, 'The virus scanner failed.'],
  FILE_TOO_LARGE: [413, 'The file is too large.'],
  FILE_TYPE_REFUSED: [415, 'Files of this type are not accepted.'],
  FILE_UNKNOWN: [400, 'The viewer has not uploaded a file with this hash.'],
  FILE_UNREADABLE: [400, 'The file cannot be read.'],
  RANGE_UNSATISFIABLE: [416, 'The file has no bytes in that range.'],
  UPLOAD_BROKEN: [400, 'The upload is incomplete, or does not hold exactly one file.'],

  // Every mutation
  IDEMPOTENCY_KEY_REUSED: [409, 'The idempotencyKey was used for another mutation or another input.'],
  NODE_BUSY: [409, 'Somebody else is changing the same node.'],
  NODE_UNKNOWN: [404, 'There is no such node, or none that the viewer may see.'],
  NODE_IN_USE: [409, 'Other nodes refer to this one.'],
  VERSION_STALE: [409, 'The node was changed since it was read.'],
  CODE_TAKEN: [409, 'The code is in use, or was in use.'],
  DAY_IN_FUTURE: [400, 'The day lies in the future.'],
  REASON_MISSING: [400, 'A reason is required.'],
  TEXT_INVALID: [400, 'The text holds characters that cannot be stored.'],
  TEXT_MISSING: [400, 'The text is empty.'],
  TEXT_TOO_LONG: [400, 'The text is too long.'],
  VALIDITY_REVERSED: [400, 'The last day lies before the first.'],

  // Accounts
  ACCOUNT_IS_PERSON: [400, 'The account belongs to a person; only that person may do this.'],
  ACCOUNT_IS_SERVICE: [400, 'The account is a service account, which has no password.'],
  ACCOUNT_NAMELESS: [400, 'The name of the account is empty.'],
  EXPIRY_OUT_OF_RANGE: [400, 'The expiry of the token is not within 366 days from now.'],
  LAST_ADMIN: [409, 'The governing body would have no administrator.'],
  LOGIN_MALFORMED: [400, 'The login has other characters than are allowed.'],
  LOGIN_TAKEN: [409, 'Another account has this login.'],
  PASSWORD_GUESSABLE: [400, 'The password is easy to guess.'],
  PASSWORD_TOO_LONG: [400, 'The password is too long.'],
  PASSWORD_TOO_SHORT: [400, 'The password is too short.'],
  PASSWORD_UNCHANGED: [400, 'The new password is the current one.'],
  PASSWORD_WRONG: [403, 'The current password is wrong.'],
  TOKEN_NAMELESS: [400, 'The name of the token is empty.'],

  // Units
  BODY_MISSING: [400, 'The governing body is missing.'],
  BODY_NOT_TOP: [400, 'The organization stands below another one.'],
  CALENDAR_DAY_NOT_WEEKEND: [400, 'Only a Saturday or Sunday can be worked instead of another day.'],
  CALENDAR_UNKNOWN: [400, 'The calendar of the body does not cover the year.'],
  GROUP_NAME_TAKEN: [409, 'The body has a group of this name.'],
  GROUP_TOO_LARGE: [400, 'Too many members at once.'],
  GROUP_WITHOUT_MEMBERS: [409, 'The group has no members on that day.'],
  HOLIDAYS_UNKNOWN: [400, 'The public holidays of that year are not known.'],
  ORGANIZATION_ABOLISHED: [409, 'The organization has ended.'],
  ORGANIZATION_CODE_TAKEN: [409, 'Another organization of the body has this code.'],
  ORGANIZATION_CYCLE: [409, 'The organization would stand below itself.'],
  ORGANIZATION_HAS_UNITS: [409, 'Organizations below it last longer.'],
  ORGANIZATION_OTHER_BODY: [400, 'The organization belongs to another governing body.'],
  POLICY_OUT_OF_RANGE: [400, 'The number of days is too small or too large.'],
  SUCCESSION_CYCLE: [409, 'The organization would be its own successor.'],
  SUCCESSOR_ENDED: [409, 'The successor ends earlier.'],

  // Meetings, documents, conclusions
  ATTENDEE_AMBIGUOUS: [400, 'An attendance does not name exactly one organization, group or person.'],
  CONCLUSION_FOLLOWED_UP: [409, 'A directive follows from the conclusion.'],
  DOCUMENT_FOREIGN: [400, 'The document belongs to another meeting or governing body.'],
  MEETING_FOREIGN: [400, 'The meeting belongs to another governing body.'],
  MEETING_NOT_HELD: [409, 'The meeting has not been held.'],
  NUMBER_TAKEN: [409, 'The governing body has a document with this number.'],
  PERIOD_INVALID: [400, 'The period is not a month, quarter, half-year or year.'],
  SPAN_INVALID: [400, 'The span does not lie in the text, or cuts a character in two.'],
  VERSION_REPLACED: [409, 'The document has a later version already.'],
  ZONE_INVALID: [400, 'The concluding zone does not lie in the text.'],

  // Directives
  ADDRESSEE_ABOLISHED: [409, 'The addressee has ended.'],
  ADDRESSEE_AMBIGUOUS: [400, 'An addressee is not exactly one organization, group or person.'],
  ADDRESSEE_FOREIGN: [400, 'The addressee belongs to another governing body.'],
  ADDRESSEE_MISSING: [400, 'There is no addressee.'],
  ADDRESSEE_TWICE: [409, 'The addressee has the directive already, or is given twice.'],
  ASSIGNMENT_ACCEPTED: [409, 'The assignment is accepted already.'],
  ASSIGNMENT_AMBIGUOUS: [400, 'Several assignments belong to the viewer. Name one.'],
  ASSIGNMENT_NOT_COLLECTIVE: [409, 'The assignment is not one to a group.'],
  ASSIGNMENT_UNKNOWN: [400, 'The directive has no such assignment.'],
  CONFIRMER_REPORTED: [403, 'The viewer reported the completion and may not confirm it.'],
  DAY_BEFORE_LAST_TRANSITION: [400, 'The day lies before that of the last transition.'],
  DEADLINE_BEFORE_ISSUE: [400, 'The deadline lies before the day of issue.'],
  DEADLINE_INVALID: [400, 'The parts of the deadline contradict each other.'],
  DEADLINE_NOT_LATER: [400, 'The new deadline is not later than the current one.'],
  DECIDER_IS_REQUESTER: [403, 'The viewer requested the extension and may not decide on it.'],
  DECISION_IMPOSSIBLE: [409, 'The decision does not fit the proposal.'],
  DIRECTIVE_FOREIGN: [400, 'The directive belongs to another governing body.'],
  DIRECTIVE_MISSING: [400, 'The directive that this one duplicates is missing.'],
  DIRECTIVE_NEVER_ISSUED: [409, 'The directive was cancelled before it was issued.'],
  DIRECTIVE_NOT_OPEN: [409, 'The directive is not open.'],
  EXTENSION_DECIDED: [409, 'The request for an extension is decided already.'],
  EXTENSION_PENDING: [409, 'A request for an extension is not decided yet.'],
  PARTS_OPEN: [409, 'Parts of the directive are open.'],
  PERCENT_INVALID: [400, 'The percentage is not between 0 and 100.'],
  RELATION_CYCLE: [409, 'The relations would form a cycle.'],
  RELATION_HAS_OWN_MUTATION: [400, 'Another mutation enters relations of this kind.'],
  RELATION_TO_ITSELF: [400, 'A directive has no relation to itself.'],
  RELATION_TWICE: [409, 'The relation exists already.'],
  REPORT_SUBMITTED: [409, 'The report is submitted and cannot be changed.'],
  REVIEW_TWICE: [409, 'The meeting reviewed the directive already.'],
  SUMMARY_MISSING: [400, 'The summary of the report is empty.'],
  TRANSITION_IMPOSSIBLE: [409, 'The status and kind of the directive do not allow this transition.'],

  // Import
  ADDRESSEE_UNKNOWN: [400, 'The proposal has no such addressee.'],
  ADDRESSEE_UNRESOLVED: [409, 'It is not known whom a name means.'],
  DRAFT_CLOSED: [409, 'The draft is confirmed or rejected.'],
  DRAFT_RECORDED: [409, 'The draft is confirmed and cannot be changed.'],
  JOIN_INVALID: [400, 'The proposals cannot be joined.'],
  MEETING_WITHOUT_NAME: [400, 'The meeting has no title.'],
  NAME_UNKNOWN: [400, 'The draft has no such name.'],
  PROPOSALS_TOO_MANY: [400, 'The draft has too many proposals.'],
  PROPOSALS_UNDECIDED: [409, 'Proposals are not decided yet.'],
  PROPOSAL_SETTLED: [409, 'The proposal is recorded, split or joined already.'],
  REGISTER_INVALID: [400, 'Rows of the register are invalid. The message names each.'],
  SOURCE_AMBIGUOUS: [400, 'Exactly one of text and file is required.'],
  SOURCE_BINARY: [400, 'The file is not text.'],
  SOURCE_BOMB: [400, 'The file unpacks to far more than its size.'],
  SOURCE_BROKEN: [400, 'The file is damaged.'],
  SOURCE_EMPTY: [400, 'The file holds no text.'],
  SOURCE_ENCODING_MIXED: [400, 'The text mixes encodings.'],
  SOURCE_ENCODING_UNKNOWN: [400, 'The encoding of the text is not known.'],
  SOURCE_ENCRYPTED: [400, 'The file is encrypted.'],
  SOURCE_HAS_MACROS: [400, 'The file holds macros.'],
  SOURCE_TOO_COSTLY: [400, 'Parsing the file took too long or too much memory.'],
  SOURCE_TOO_LARGE: [400, 'The file is too large to parse.'],
  SOURCE_TYPE_REFUSED: [400, 'Files of this type cannot be imported.'],
  SOURCE_WITHOUT_HEADINGS: [400, 'The register has no headings that are known.'],
  SOURCE_WITHOUT_TEXT: [400, 'The file holds pictures only.'],
  SPAN_OVERLAPS: [409, 'The span overlaps another proposal.'],
  SPLIT_INVALID: [400, 'The proposal cannot be split there.'],

  // History
  ENTRY_PERMANENT: [409, 'Entries of this type, or of this state, cannot be withdrawn.'],
} as const satisfies Record<string, ErrorCodeEntry>;

export type ErrorCode = keyof typeof ERROR_CODE_ENTRIES;

const codes = Object.keys(ERROR_CODE_ENTRIES) as ErrorCode[];

/** The GraphQL enum of error codes. */
export const ErrorCode = Object.fromEntries(codes.map((code) => [code, code])) as {
  readonly [Code in ErrorCode]: Code;
};

registerEnumType(ErrorCode, {
  name: 'ErrorCode',
  description:
    'Why a request failed. The description of each code names its HTTP status on other routes than /graphql.',
  valuesConfig: Object.fromEntries(
    codes.map((code) => {
      const [status, description] = ERROR_CODE_ENTRIES[code];
      return [code, { description: `${description} HTTP ${status}.` }];
    }),
  ),
});

/** The HTTP status of an error code; 500 for a text that is none. */
export const httpStatusFor = (code: string): number =>
  (ERROR_CODE_ENTRIES as Readonly<Record<string, ErrorCodeEntry>>)[code]?.[0] ?? 500;

/** Codes of errors that commands and the start of the server print. The API never returns them. */
export type CommandErrorCode =
  | 'ADDRESS_UNUSABLE'
  | 'BODY_AMBIGUOUS'
  | 'BODY_UNKNOWN'
  | 'CHECKPOINTS_UNREADABLE'
  | 'CHECKPOINT_KEY_INVALID'
  | 'CONFIG_INVALID'
  | 'DATABASE_ENCODING_UNFIT'
  | 'DATABASE_NEWER'
  | 'DATABASE_NOT_EMPTY'
  | 'DATABASE_OLDER'
  | 'DATABASE_ROLE_UNFIT'
  | 'DATABASE_TOO_OLD'
  | 'DATABASE_URL_INVALID'
  | 'DATA_FOLDER_IN_USE'
  | 'DATA_FOLDER_UNUSABLE'
  | 'EMBEDDED_DATABASE_UNUSABLE'
  | 'FILES_FOLDER_UNUSABLE'
  | 'FILE_EXISTS'
  | 'KIND_UNKNOWN'
  | 'LOAD_INVALID'
  | 'LOGIN_UNKNOWN'
  | 'MEETING_AMBIGUOUS'
  | 'MEETING_UNKNOWN'
  | 'MIGRATION_UNFINISHED'
  | 'MONTH_INVALID'
  | 'SERVER_UNREACHABLE'
  | 'TOKEN_MISSING';
