import { policy } from '../../authorization/policy.ts';

policy('history', {
  export: { may: { AUDITOR: 'BODY' } },
  readCheckpoints: { may: { AUDITOR: 'BODY' } },
  verify: { may: { ADMIN: 'BODY', AUDITOR: 'BODY' } },
});
