import { definePolicy } from '../../authorization/policy.ts';

/**
 * The permissions on a directive.
 *
 * A unit answers and reports for itself. The office may do so for the unit, because a responsible unit needs no account. The person
 * who reported a directive done may not confirm it, in any role.
 */
definePolicy('directive', {
  draft: { may: { OFFICE: 'BODY' } },
  issue: { may: { OFFICE: 'BODY' } },
  assign: { may: { OFFICE: 'BODY' } },
  answer: { may: { UNIT: 'ADDRESSEE', OFFICE: 'BODY' } },
  start: { may: { UNIT: 'ADDRESSEE', OFFICE: 'BODY' } },
  report: { may: { UNIT: 'ADDRESSEE', OFFICE: 'BODY' } },
  confirm: { may: { OFFICE: 'BODY', LEADER: 'BODY' }, never: 'the person who reported it done' }, // enforced by assertNotReporter in lifecycle.service.ts
  requestExtension: { may: { UNIT: 'ADDRESSEE', OFFICE: 'BODY' } },
  decideExtension: { may: { LEADER: 'BODY', OFFICE: 'BODY' }, never: 'the person who requested it' },
  changeDeadline: { may: { OFFICE: 'BODY' } },
  suspend: { may: { OFFICE: 'BODY' } },
  close: { may: { OFFICE: 'BODY' } },
  reopen: { may: { OFFICE: 'BODY' } },
  relate: { may: { OFFICE: 'BODY' } },
  review: { may: { OFFICE: 'BODY' } },
});
