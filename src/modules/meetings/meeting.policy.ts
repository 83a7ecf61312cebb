import { policy } from '../../authorization/policy.ts';

/** The office of a body keeps its record: meetings, documents, conclusions. */
policy('meeting', {
  record: { may: { OFFICE: 'BODY' } },
  change: { may: { OFFICE: 'BODY' } },
});

policy('document', {
  record: { may: { OFFICE: 'BODY' } },
  nameReader: { may: { OFFICE: 'BODY' } },
});

policy('conclusion', {
  record: { may: { OFFICE: 'BODY' } },
  markNoActionNeeded: { may: { OFFICE: 'BODY', LEADER: 'BODY' } },
});
