import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import { AccountDetails } from '../../entities/accounts/account-details.ts';
import { AccessToken, Session } from '../../entities/accounts/credential.entity.ts';
import { ExtensionRequest } from '../../entities/directives/extension-request.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { Transition } from '../../entities/directives/transition.entity.ts';
import { defineGraphType, hasMany } from '../../shared/graph-type.ts';

/** Sessions have no history. At an instant, the known sessions are those that began by then. */
defineGraphType(Session, { rowsKnownAt: (at) => `(select s.* from session s where s.created_at <= ${at})` });

defineGraphType(Account, {
  restrictedFields: {
    visibilityClass: AccountDetails,
    fields: ['login', 'mustChangePassword', 'lockedUntil'],
  },
  connectionFields: {
    grants: hasMany(() => RoleGrant, 'account_id', 'Its roles.'),
    sessions: hasMany(() => Session, 'account_id', 'Browsers signed in with it.'),
    transitions: hasMany(() => Transition, 'account_id', 'Transitions of directives that it entered.'),
    reports: hasMany(() => ProgressReport, 'account_id', 'Progress reports that it entered.'),
    extensionRequests: hasMany(() => ExtensionRequest, 'account_id', 'Extension requests that it entered.'),
    tokens: hasMany(() => AccessToken, 'account_id', 'Its tokens, revoked ones included.'),
  },
  sortOrders: {
    NAME: { type: 'text', sql: (a) => `${a}.sort_name`, description: 'By name, in Vietnamese order.' },
  },
  defaultOrder: ['NAME'],
  rootFields: {
    one: { name: 'account', by: ['id'], description: 'One account.' },
    many: { name: 'accounts', description: 'Accounts, by name.' },
  },
});
