import { definePolicy } from '../../authorization/policy.ts';

/** Who may withdraw an entry. The permission to create such an entry is required as well; see `withdrawableEntities`. */
definePolicy('entry', {
  withdraw: {
    may: { OFFICE: 'BODY', ADMIN: 'ORGANIZATION' },
    never: 'anyone who may not create such an entry',
  },
});
