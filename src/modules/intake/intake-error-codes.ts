import { SOURCE_ERROR_CODES } from '../../parsers/source-document.ts';
import type { ErrorCode } from '../../shared/error-codes.ts';
import {
  ADDRESSEE_ERRORS,
  DATE_ERRORS,
  DEADLINE_ERRORS,
  RELATION_ERRORS,
  TRANSITION_ERRORS,
} from '../directives/directive-error-codes.ts';

/** Error codes of every mutation that reviews a proposal. */
export const REVIEW_ERRORS = ['VERSION_STALE', 'DRAFT_CLOSED', 'PROPOSAL_SETTLED'] as const;

/** Error codes of an invalid text. */
export const TEXT_ERRORS = ['TEXT_MISSING', 'TEXT_TOO_LONG', 'TEXT_INVALID'] as const;

/** Additional error codes of a file. */
export const IMPORT_FILE_ERRORS = [
  'FILE_UNKNOWN',
  'FILE_UNREADABLE',
  'REGISTER_INVALID',
  ...SOURCE_ERROR_CODES,
] as const;

/** Additional error codes of `confirmDraft`: those of the services that it calls. */
export const CONFIRMATION_ERRORS = [
  ...new Set<ErrorCode>([
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
