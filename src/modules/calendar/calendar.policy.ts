import { policy } from '../../authorization/policy.ts';

policy('calendar', {
  adopt: { may: { ADMIN: 'BODY' } },
  set: { may: { ADMIN: 'BODY' } },
});
