import { ADDRESSEE, DAY, DEADLINE, MOVE, RELATION } from '../directives/refusals.ts';

import type { SourceRefusalCode } from './reading/source-text.ts';

/** What every act on a draft under review may refuse with. */
export const REVIEW = ['VERSION_STALE', 'DRAFT_CLOSED', 'PROPOSAL_SETTLED'] as const;

/** What a text may be refused for. */
export const TEXT = ['TEXT_MISSING', 'TEXT_TOO_LONG', 'TEXT_INVALID'] as const;

/** What a file may be refused for besides. */
export const SOURCE = [
  'FILE_UNKNOWN',
  'FILE_UNREADABLE',
  'REGISTER_INVALID',
  'SOURCE_BINARY',
  'SOURCE_BOMB',
  'SOURCE_BROKEN',
  'SOURCE_EMPTY',
  'SOURCE_ENCODING_MIXED',
  'SOURCE_ENCODING_UNKNOWN',
  'SOURCE_ENCRYPTED',
  'SOURCE_HAS_MACROS',
  'SOURCE_TOO_COSTLY',
  'SOURCE_TOO_LARGE',
  'SOURCE_TYPE_REFUSED',
  'SOURCE_WITHOUT_HEADINGS',
  'SOURCE_WITHOUT_TEXT',
] as const satisfies readonly (SourceRefusalCode | 'FILE_UNKNOWN' | 'FILE_UNREADABLE' | 'REGISTER_INVALID')[];

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
