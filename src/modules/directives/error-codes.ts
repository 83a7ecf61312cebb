/** Codes that acts of one sort refuse with, for what their mutations promise. A spec holds every refusal against the promise. */
export const DAY = ['DAY_IN_FUTURE', 'DAY_BEFORE_LAST_MOVE'] as const;
export const MOVE = ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE', ...DAY] as const;
export const DEADLINE = ['DEADLINE_INVALID', 'CALENDAR_UNKNOWN'] as const;
export const ADDRESSEE = [
  'ADDRESSEE_AMBIGUOUS',
  'ADDRESSEE_FOREIGN',
  'ADDRESSEE_ABOLISHED',
  'ADDRESSEE_TWICE',
] as const;
export const ASSIGNMENT = ['ASSIGNMENT_AMBIGUOUS', 'ASSIGNMENT_UNKNOWN'] as const;
export const RELATION = ['RELATION_TO_ITSELF', 'RELATION_CYCLE', 'RELATION_TWICE'] as const;
