import { definePolicy } from '../../authorization/policy.ts';

/** The office of a body reads texts for its record. */
definePolicy('draft', {
  import: { may: { OFFICE: 'BODY' } },
  review: { may: { OFFICE: 'BODY' } },
  confirm: { may: { OFFICE: 'BODY' } },
});
