import { definePolicy } from '../../authorization/policy.ts';

/** What was entered by mistake is taken out by whoever may enter it; each kind of entry asks its own verb besides. */
definePolicy('entry', {
  withdraw: {
    may: { OFFICE: 'BODY', ADMIN: 'ORGANIZATION' },
    never: 'whoever may not enter such a thing',
  },
});
