import { definePolicy } from '../../authorization/policy.ts';

/** The permissions on drafts. The office of a governing body imports and reviews texts for its record. */
definePolicy('draft', {
  import: { may: { OFFICE: 'BODY' } },
  review: { may: { OFFICE: 'BODY' } },
  confirm: { may: { OFFICE: 'BODY' } },
});
