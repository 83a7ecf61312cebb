import { defineEnum } from '../../shared/enum.ts';

/** What an account may be in an organization and all below it. Roles add up; none includes another. */
export const Role = defineEnum('Role', 'What an account is to an organization and all below it.', {
  ADMIN: [
    'quản trị',
    'Keeps accounts, units, the calendar and policies. Reads no business of the body by it.',
  ],
  OFFICE: ['văn phòng', 'Records meetings, documents and directives, assigns them, confirms what was done.'],
  LEADER: ['lãnh đạo', 'Reads everything in scope, confirms, decides on more time, urges.'],
  UNIT: ['đơn vị', 'Accepts or returns what its unit was given, reports, asks for more time.'],
  AUDITOR: ['kiểm tra, thanh tra', 'Reads everything in scope and all history; changes nothing.'],
});
export type Role = keyof typeof Role;
