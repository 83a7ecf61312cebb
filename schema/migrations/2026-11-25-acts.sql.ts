/** The account of each change; the units that a group was resolved to; the day when a unit reported its part done. */
export const directiveMutationsSql = `
alter table transition add column account_id node_id null references account (id);

create index transition_account_id_index on transition (account_id);

alter table progress_report add column account_id node_id null references account (id);

create index progress_report_account_id_index on progress_report (account_id);

alter table extension_request add column account_id node_id null references account (id);

create index extension_request_account_id_index on extension_request (account_id);

alter table assignment
  add column reported_done_on date null,
  add column resolved_from_id node_id null references assignment (id),
  add constraint assignment_resolved_is_organization check (resolved_from_id is null or organization_id is not null);

create index assignment_resolved_from_id_index on assignment (resolved_from_id);

alter table conclusion
  add column no_action_reason text null,
  add constraint conclusion_reason_without_action check (no_action_needed or no_action_reason is null);

alter table directive
  add column changed_at timestamptz(3) not null default current_timestamp(3),
  drop constraint directive_issued_unless_draft,
  add constraint directive_issued_unless_draft check (status in ('DRAFT', 'CANCELLED') or issued_on is not null);
`;
