import { definePolicy } from '../../authorization/policy.ts';

definePolicy('calendar', {
  adopt: { may: { ADMIN: 'BODY' } },
  set: { may: { ADMIN: 'BODY' } },
});
