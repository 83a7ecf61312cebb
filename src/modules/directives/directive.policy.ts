import { definePolicy } from '../../authorization/policy.ts';

/**
 * Who may do what to a directive.
 *
 * A unit answers and reports for itself; the office may do so for it, because a unit needs no account to owe something. Whoever
 * reported a directive done never confirms it, whatever their role.
 */
definePolicy('directive', {
  draft: { may: { OFFICE: 'BODY' } },
  issue: { may: { OFFICE: 'BODY' } },
  assign: { may: { OFFICE: 'BODY' } },
  answer: { may: { UNIT: 'ADDRESSEE', OFFICE: 'BODY' } },
  start: { may: { UNIT: 'ADDRESSEE', OFFICE: 'BODY' } },
  report: { may: { UNIT: 'ADDRESSEE', OFFICE: 'BODY' } },
  confirm: { may: { OFFICE: 'BODY', LEADER: 'BODY' }, never: 'whoever reported it done' },
  requestExtension: { may: { UNIT: 'ADDRESSEE', OFFICE: 'BODY' } },
  decideExtension: { may: { LEADER: 'BODY', OFFICE: 'BODY' }, never: 'whoever asked for it' },
  changeDeadline: { may: { OFFICE: 'BODY' } },
  suspend: { may: { OFFICE: 'BODY' } },
  close: { may: { OFFICE: 'BODY' } },
  reopen: { may: { OFFICE: 'BODY' } },
  relate: { may: { OFFICE: 'BODY' } },
  review: { may: { OFFICE: 'BODY' } },
});
