import { definePolicy } from '../../authorization/policy.ts';

/** Who may manage accounts. `account-administration.ts` checks the organizations of an administrator. */
definePolicy('account', {
  create: { may: { ADMIN: 'ORGANIZATION' } },
  grantRole: { may: { ADMIN: 'ORGANIZATION' } },
  revokeRole: { may: { ADMIN: 'ORGANIZATION' } },
  resetPassword: { may: { ADMIN: 'ORGANIZATION' } },
  disable: { may: { ADMIN: 'ORGANIZATION' } },
  enable: { may: { ADMIN: 'ORGANIZATION' } },
  signIn: { may: {}, anyone: true },
  signOut: { may: {}, anyone: true },
  changePassword: { may: {}, self: true },
  createToken: { may: {}, self: true },
  createServiceToken: { may: { ADMIN: 'ORGANIZATION' } },
  revokeToken: { may: {}, self: true },
  revokeServiceToken: { may: { ADMIN: 'ORGANIZATION' } },
  endSession: { may: {}, self: true },
});
