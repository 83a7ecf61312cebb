import { SOURCE_ERROR_CODES } from '../../parsers/source-document.ts';
import {
  ADDRESSEE_ERRORS,
  DATE_ERRORS,
  DEADLINE_ERRORS,
  RELATION_ERRORS,
  TRANSITION_ERRORS,
} from '../directives/error-codes.ts';

/** What every act on a draft under review may refuse with. */
export const REVIEW_ERRORS = ['VERSION_STALE', 'DRAFT_CLOSED', 'PROPOSAL_SETTLED'] as const;

/** What a text may be refused for. */
export const TEXT_ERRORS = ['TEXT_MISSING', 'TEXT_TOO_LONG', 'TEXT_INVALID'] as const;

/** What a file may be refused for besides. */
export const IMPORT_FILE_ERRORS = [
  'FILE_UNKNOWN',
  'FILE_UNREADABLE',
  'REGISTER_INVALID',
  ...SOURCE_ERROR_CODES,
] as const;

/** What confirming may refuse with besides: what the acts refuse that it performs. */
export const CONFIRMATION_ERRORS = [
  ...new Set([
    'MEETING_WITHOUT_NAME',
    'PERIOD_INVALID',
    'CODE_TAKEN',
    'NUMBER_TAKEN',
    'VERSION_REPLACED',
    'MEETING_NOT_HELD',
    'DEADLINE_BEFORE_ISSUE',
    ...ADDRESSEE_ERRORS,
    ...DEADLINE_ERRORS,
    ...TRANSITION_ERRORS,
    ...RELATION_ERRORS,
    ...DATE_ERRORS,
  ]),
] as const;
