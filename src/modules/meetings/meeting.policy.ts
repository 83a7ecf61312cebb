import { definePolicy } from '../../authorization/policy.ts';

/** The office of a governing body records meetings, documents and conclusions. */
definePolicy('meeting', {
  record: { may: { OFFICE: 'BODY' } },
  change: { may: { OFFICE: 'BODY' } },
});

definePolicy('document', {
  record: { may: { OFFICE: 'BODY' } },
  grantReader: { may: { OFFICE: 'BODY' } },
});

definePolicy('conclusion', {
  record: { may: { OFFICE: 'BODY' } },
  markNoActionNeeded: { may: { OFFICE: 'BODY', LEADER: 'BODY' } },
});
