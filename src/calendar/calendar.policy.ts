import { policy } from '../access/policy.ts';

policy('calendar', {
  adopt: { may: { ADMIN: 'BODY' } },
  set: { may: { ADMIN: 'BODY' } },
});
