/** Error codes that several mutations share, for the lists of codes in their descriptions. A test compares each thrown code with the list. */
export const DATE_ERRORS = ['DAY_IN_FUTURE', 'DAY_BEFORE_LAST_TRANSITION'] as const;
export const TRANSITION_ERRORS = ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE', ...DATE_ERRORS] as const;
export const DEADLINE_ERRORS = ['DEADLINE_INVALID', 'CALENDAR_UNKNOWN'] as const;
export const ADDRESSEE_ERRORS = [
  'ADDRESSEE_AMBIGUOUS',
  'ADDRESSEE_FOREIGN',
  'ADDRESSEE_ABOLISHED',
  'ADDRESSEE_TWICE',
] as const;
export const ASSIGNMENT_ERRORS = ['ASSIGNMENT_AMBIGUOUS', 'ASSIGNMENT_UNKNOWN'] as const;
export const RELATION_ERRORS = ['RELATION_TO_ITSELF', 'RELATION_CYCLE', 'RELATION_TWICE'] as const;
