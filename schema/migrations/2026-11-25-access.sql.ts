/** Accounts, roles and sessions; policies of governing bodies; readers of restricted documents; results for idempotency keys. */
export const access = `
create table body_policy (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  body_id node_id not null references organization (id),
  due_soon_days int not null default 7,
  silent_after_days int not null default 30,
  before_includes_day boolean not null default true,
  publication text not null default 'NOTHING',
  primary key (id),
  constraint body_policy_body_id_unique unique (body_id),
  constraint body_policy_due_soon_days_check check (due_soon_days between 0 and 365),
  constraint body_policy_silent_after_days_check check (silent_after_days between 1 and 3650),
  constraint body_policy_publication_check check (publication in ('NOTHING', 'STATISTICS', 'RECORDS'))
);

create table account (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  login text collate "C" not null,
  name text not null,
  sort_name text collate "C" not null generated always as (vn_sort_key(name)) stored,
  kind text not null default 'PERSON',
  person_id node_id null references person (id),
  password_hash text null,
  must_change_password boolean not null default false,
  failed_sign_ins int not null default 0,
  locked_until timestamptz(3) null,
  disabled_at timestamptz(3) null,
  demonstration boolean not null default false,
  primary key (id),
  constraint account_login_unique unique (login),
  constraint account_login_check check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._@-]{1,99}$'),
  constraint account_kind_check check (kind in ('PERSON', 'SERVICE')),
  constraint account_service_has_no_password check (kind = 'PERSON' or password_hash is null)
);

create index account_person_id_index on account (person_id);

create index account_sort_name_index on account (sort_name, id);

create table role_grant (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  account_id node_id not null references account (id),
  role text not null,
  organization_id node_id not null references organization (id),
  primary key (id),
  constraint role_grant_account_id_role_organization_id_unique unique (account_id, role, organization_id),
  constraint role_grant_role_check check (role in ('ADMIN', 'OFFICE', 'LEADER', 'UNIT', 'AUDITOR'))
);

create index role_grant_organization_id_index on role_grant (organization_id);

create table session (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  account_id node_id not null references account (id),
  secret_hash text collate "C" not null,
  last_used_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3) null,
  user_agent text null,
  primary key (id),
  constraint session_secret_hash_unique unique (secret_hash)
);

create index session_account_id_index on session (account_id);

create table access_token (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  account_id node_id not null references account (id),
  name text not null,
  scope text not null,
  secret_hash text collate "C" not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3) null,
  last_used_at timestamptz(3) null,
  primary key (id),
  constraint access_token_secret_hash_unique unique (secret_hash),
  constraint access_token_scope_check check (scope in ('READ', 'WRITE'))
);

create index access_token_account_id_index on access_token (account_id);

create table provider_identity (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  account_id node_id not null references account (id),
  issuer text collate "C" not null,
  subject text collate "C" not null,
  email text null,
  primary key (id),
  constraint provider_identity_issuer_subject_unique unique (issuer, subject)
);

create index provider_identity_account_id_index on provider_identity (account_id);

create table document_reader (
  document_id node_id not null references document (id),
  account_id node_id not null references account (id),
  primary key (document_id, account_id)
);

create index document_reader_account_id_index on document_reader (account_id);

create table idempotent_answer (
  actor text collate "C" not null,
  key text collate "C" not null,
  act text not null,
  input_hash text collate "C" not null,
  node_id node_id not null,
  created_at timestamptz(3) not null default current_timestamp(3),
  primary key (actor, key)
);
`;
