import { sourceRefusals } from '../../parsers/source-document.ts';
import { ADDRESSEE, DAY, DEADLINE, MOVE, RELATION } from '../directives/error-codes.ts';

/** What every act on a draft under review may refuse with. */
export const REVIEW = ['VERSION_STALE', 'DRAFT_CLOSED', 'PROPOSAL_SETTLED'] as const;

/** What a text may be refused for. */
export const TEXT = ['TEXT_MISSING', 'TEXT_TOO_LONG', 'TEXT_INVALID'] as const;

/** What a file may be refused for besides. */
export const SOURCE = ['FILE_UNKNOWN', 'FILE_UNREADABLE', 'REGISTER_INVALID', ...sourceRefusals] as const;

/** What confirming may refuse with besides: what the acts refuse that it performs. */
export const CONFIRMATION = [
  ...new Set([
    'MEETING_WITHOUT_NAME',
    'PERIOD_INVALID',
    'CODE_TAKEN',
    'NUMBER_TAKEN',
    'VERSION_REPLACED',
    'MEETING_NOT_HELD',
    'DEADLINE_BEFORE_ISSUE',
    ...ADDRESSEE,
    ...DEADLINE,
    ...MOVE,
    ...RELATION,
    ...DAY,
  ]),
] as const;
