import { definePolicy } from '../../authorization/policy.ts';

definePolicy('history', {
  export: { may: { AUDITOR: 'BODY' } },
  readCheckpoints: { may: { AUDITOR: 'BODY' } },
  verify: { may: { ADMIN: 'BODY', AUDITOR: 'BODY' } },
});
