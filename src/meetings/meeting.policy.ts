import { policy } from '../access/policy.ts';

/** The office of a body keeps its record: meetings, documents, conclusions. */
export const meetingPolicy = policy('meeting', {
  record: { may: { OFFICE: 'BODY' } },
  change: { may: { OFFICE: 'BODY' } },
});

export const documentPolicy = policy('document', {
  record: { may: { OFFICE: 'BODY' } },
  nameReader: { may: { OFFICE: 'BODY' } },
});

export const conclusionPolicy = policy('conclusion', {
  record: { may: { OFFICE: 'BODY' } },
  markNoActionNeeded: { may: { OFFICE: 'BODY', LEADER: 'BODY' } },
});
