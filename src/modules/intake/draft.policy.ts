import { policy } from '../../authorization/policy.ts';

/** The office of a body reads texts for its record. */
policy('draft', {
  import: { may: { OFFICE: 'BODY' } },
  review: { may: { OFFICE: 'BODY' } },
  confirm: { may: { OFFICE: 'BODY' } },
});
