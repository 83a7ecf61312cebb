import { definePolicy } from '../../authorization/policy.ts';

/** Who keeps accounts. What lies outside the organizations of an administrator is refused by `administering.ts`. */
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
