import { defineEnum } from '../../shared/enum.ts';

/** The roles that an account may have in an organization and all below it. Roles add up, and none includes another. */
export const Role = defineEnum(
  'Role',
  'The role of an account in an organization and all organizations below it.',
  {
    ADMIN: [
      'quản trị',
      'Manages accounts, units, the calendar and settings. This role alone reads no meetings, documents or directives.',
    ],
    OFFICE: [
      'văn phòng',
      'Records meetings, documents and directives, assigns directives and confirms their completion.',
    ],
    LEADER: [
      'lãnh đạo',
      'Reads everything in scope, confirms completion, decides on extensions and urges units.',
    ],
    UNIT: [
      'đơn vị',
      'Accepts or returns the assignments of its unit, reports on them and requests extensions.',
    ],
    AUDITOR: ['kiểm tra, thanh tra', 'Reads everything in scope and the whole history. Changes nothing.'],
  },
);
export type Role = keyof typeof Role;
