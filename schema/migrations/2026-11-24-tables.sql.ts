/** The tables of the graph. The database checks the values of enums too, not only the code. */
export const tables = String.raw`
create table organization (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  name text not null,
  code text collate "C" null,
  kind text not null,
  parent_id node_id null,
  path text collate "C" not null default '',
  valid_from date null,
  valid_to date null,
  successor_id node_id null,
  fictional boolean not null default false,
  primary key (id),
  constraint organization_kind_check check (kind in ('PARTY_COMMITTEE', 'PARTY_BODY', 'PEOPLES_COUNCIL', 'PEOPLES_COMMITTEE', 'OFFICE', 'DEPARTMENT', 'COMMUNE', 'ARMED_FORCE', 'MASS_ORGANIZATION', 'PUBLIC_SERVICE', 'ENTERPRISE', 'TASK_FORCE', 'OTHER'))
);

create index organization_parent_id_index on organization (parent_id);

create index organization_successor_id_index on organization (successor_id);

create table addressee_group (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  name text not null,
  body_id node_id not null,
  primary key (id),
  constraint addressee_group_body_id_name_unique unique (body_id, name)
);

create table group_member (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  group_id node_id not null,
  organization_id node_id not null,
  valid_from date null,
  valid_to date null,
  primary key (id),
  constraint group_member_group_id_organization_id_unique unique (group_id, organization_id)
);

create index group_member_organization_id_index on group_member (organization_id);

create table organization_alias (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  organization_id node_id not null,
  name text not null,
  valid_from date null,
  valid_to date null,
  primary key (id)
);

create index organization_alias_organization_id_index on organization_alias (organization_id);

create table person (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  full_name text not null,
  primary key (id)
);

create table meeting (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  code text collate "C" not null,
  kind text not null,
  title text not null,
  period text collate "C" null,
  held_on date null,
  held_on_precision text null,
  state text not null,
  host_id node_id not null,
  body_id node_id not null,
  chair_id node_id null,
  chair_title text null,
  primary key (id),
  constraint meeting_code_unique unique (code),
  constraint meeting_period_check check (period ~ '^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|W[0-5]\d))?$'),
  constraint meeting_kind_check check (kind in ('BRIEFING', 'REGULAR_SESSION', 'THEMATIC', 'WORKING_VISIT', 'REVIEW', 'OTHER')),
  constraint meeting_held_on_precision_check check (held_on_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  constraint meeting_state_check check (state in ('PLANNED', 'HELD', 'CONCLUDED', 'CANCELLED'))
);

create index meeting_period_index on meeting (period);

create index meeting_host_id_index on meeting (host_id);

create index meeting_body_id_index on meeting (body_id);

create index meeting_chair_id_index on meeting (chair_id);

create table document (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  kind text not null,
  number text collate "C" null,
  year int null,
  title text not null,
  issuer_id node_id null,
  issued_on date null,
  meeting_id node_id null,
  confidentiality text not null default 'INTERNAL',
  text text not null,
  sha256 text collate "C" not null,
  length int not null,
  zone_start int null,
  zone_end int null,
  previous_version_id node_id null,
  primary key (id),
  constraint document_kind_check check (kind in ('CONCLUSION_NOTICE', 'MINUTES', 'NEWS_REPORT', 'DISPATCH', 'DECISION', 'PLAN', 'REPORT', 'REGISTER', 'OTHER')),
  constraint document_confidentiality_check check (confidentiality in ('PUBLIC', 'INTERNAL', 'RESTRICTED'))
);

create index document_issuer_id_index on document (issuer_id);

create index document_meeting_id_index on document (meeting_id);

create index document_previous_version_id_index on document (previous_version_id);

create table attendance (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  meeting_id node_id not null,
  words text not null,
  role text not null,
  organization_id node_id null,
  group_id node_id null,
  person_id node_id null,
  primary key (id),
  constraint attendance_one_attendee check (num_nonnulls(organization_id, group_id, person_id) <= 1),
  constraint attendance_role_check check (role in ('ATTENDED', 'REPORTED', 'ANSWERED'))
);

create index attendance_meeting_id_index on attendance (meeting_id);

create index attendance_organization_id_index on attendance (organization_id);

create index attendance_group_id_index on attendance (group_id);

create index attendance_person_id_index on attendance (person_id);

create table position (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  person_id node_id not null,
  organization_id node_id not null,
  title text not null,
  valid_from date null,
  valid_to date null,
  primary key (id)
);

create index position_person_id_index on position (person_id);

create index position_organization_id_index on position (organization_id);

create table text_span (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  document_id node_id not null,
  start int not null,
  stop int not null,
  quote text not null,
  clause int null,
  primary key (id)
);

create index text_span_document_id_index on text_span (document_id);

create table conclusion (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  meeting_id node_id not null,
  ordinal int not null,
  kind text not null,
  text text not null,
  span_id node_id null,
  no_action_needed boolean not null default false,
  primary key (id),
  constraint conclusion_meeting_id_ordinal_unique unique (meeting_id, ordinal),
  constraint conclusion_ordinal_check check (ordinal > 0),
  constraint conclusion_kind_check check (kind in ('DIRECTIVE', 'PROHIBITION', 'DECISION', 'NOTICE', 'TARGET', 'ASSESSMENT', 'REPORT', 'ESCALATION'))
);

create index conclusion_span_id_index on conclusion (span_id);

create table directive (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  code text collate "C" not null,
  text text not null,
  kind text not null,
  status text not null,
  body_id node_id not null,
  meeting_id node_id null,
  conclusion_id node_id null,
  span_id node_id null,
  issued_on date null,
  issued_on_precision text null,
  deadline_kind text not null default 'NONE',
  deadline_words text null,
  deadline_start_on date null,
  deadline_due_on date null,
  deadline_due_at timestamptz(3) null,
  deadline_precision text null,
  deadline_recurrence text null,
  deadline_inferred boolean not null default false,
  original_deadline_kind text not null default 'NONE',
  original_deadline_words text null,
  original_deadline_start_on date null,
  original_deadline_due_on date null,
  original_deadline_due_at timestamptz(3) null,
  original_deadline_precision text null,
  original_deadline_recurrence text null,
  original_deadline_inferred boolean not null default false,
  reported_done_on date null,
  closed_on date null,
  open_days datemultirange not null default '{}',
  urgent boolean not null default false,
  places text[] not null default '{}',
  primary key (id),
  constraint directive_body_id_code_unique unique (body_id, code),
  constraint directive_closed_after_issue check (closed_on >= issued_on),
  constraint directive_due_after_issue check (deadline_due_on >= issued_on),
  constraint directive_issued_unless_draft check (status = 'DRAFT' or issued_on is not null),
  constraint directive_closed_on_agrees check ((status in ('COMPLETED', 'CANCELLED', 'SUPERSEDED', 'TRANSFERRED')) = (closed_on is not null)),
  constraint directive_open_days_agree check ((status not in ('DRAFT', 'COMPLETED', 'CANCELLED', 'SUPERSEDED', 'TRANSFERRED') and kind <> 'STANDING_RULE') = upper_inf(open_days)),
  constraint directive_kind_check check (kind in ('TASK', 'CONTINUOUS', 'STANDING_RULE')),
  constraint directive_status_check check (status in ('DRAFT', 'ASSIGNED', 'ACCEPTED', 'RETURNED', 'IN_PROGRESS', 'REPORTED_DONE', 'REWORK', 'SUSPENDED', 'COMPLETED', 'CANCELLED', 'SUPERSEDED', 'TRANSFERRED')),
  constraint directive_issued_on_precision_check check (issued_on_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  constraint directive_deadline_kind_check check (deadline_kind in ('FIXED', 'WINDOW', 'ONGOING', 'RECURRING', 'EVENT', 'RELATIVE', 'REFERENCED', 'NONE')),
  constraint directive_deadline_precision_check check (deadline_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  constraint directive_original_deadline_kind_check check (original_deadline_kind in ('FIXED', 'WINDOW', 'ONGOING', 'RECURRING', 'EVENT', 'RELATIVE', 'REFERENCED', 'NONE')),
  constraint directive_original_deadline_precision_check check (original_deadline_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'))
);

create index directive_conclusion_id_index on directive (conclusion_id);

create index directive_span_id_index on directive (span_id);

create index directive_meeting_id_id_index on directive (meeting_id, id);

create table review (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  directive_id node_id not null,
  meeting_id node_id not null,
  reviewed_on date not null,
  outcome text not null,
  note text null,
  span_id node_id null,
  primary key (id),
  constraint review_directive_id_meeting_id_unique unique (directive_id, meeting_id),
  constraint review_outcome_check check (outcome in ('CARRIED_OVER', 'NOTED', 'URGED', 'CLOSED'))
);

create index review_meeting_id_index on review (meeting_id);

create index review_span_id_index on review (span_id);

create table progress_report (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  directive_id node_id not null,
  organization_id node_id not null,
  state text not null default 'DRAFT',
  submitted_on date null,
  period text collate "C" null,
  claim text not null,
  percent int null,
  obstacles text null,
  says_done boolean not null default false,
  primary key (id),
  constraint progress_report_submitted_has_day check ((state = 'SUBMITTED') = (submitted_on is not null)),
  constraint progress_report_percent_check check (percent between 0 and 100),
  constraint progress_report_state_check check (state in ('DRAFT', 'SUBMITTED'))
);

create index progress_report_organization_id_index on progress_report (organization_id);

create index progress_report_directive_id_submitted_on_index on progress_report (directive_id, submitted_on);

create table evidence (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  report_id node_id not null,
  file_name text not null,
  media_type text not null,
  size_bytes int not null,
  sha256 text collate "C" not null,
  primary key (id),
  constraint evidence_size_check check (size_bytes >= 0),
  constraint evidence_sha256_check check (sha256 ~ '^[0-9a-f]{64}$')
);

create index evidence_report_id_index on evidence (report_id);

create table extension_request (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  directive_id node_id not null,
  organization_id node_id not null,
  requested_on date not null,
  proposed_kind text not null default 'NONE',
  proposed_words text null,
  proposed_start_on date null,
  proposed_due_on date null,
  proposed_due_at timestamptz(3) null,
  proposed_precision text null,
  proposed_recurrence text null,
  proposed_inferred boolean not null default false,
  reason text not null,
  state text not null default 'PENDING',
  decided_on date null,
  decided_by_id node_id null,
  decision_reason text null,
  primary key (id),
  constraint extension_request_decided_has_day check ((state in ('GRANTED', 'REFUSED')) = (decided_on is not null)),
  constraint extension_request_state_check check (state in ('PENDING', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
  constraint extension_request_proposed_kind_check check (proposed_kind in ('FIXED', 'WINDOW', 'ONGOING', 'RECURRING', 'EVENT', 'RELATIVE', 'REFERENCED', 'NONE')),
  constraint extension_request_proposed_precision_check check (proposed_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'))
);

create index extension_request_directive_id_index on extension_request (directive_id);

create index extension_request_organization_id_index on extension_request (organization_id);

create index extension_request_decided_by_id_index on extension_request (decided_by_id);

create table directive_relation (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  from_id node_id not null,
  kind text not null,
  to_id node_id not null,
  reason text null,
  primary key (id),
  constraint directive_relation_from_id_kind_to_id_unique unique (from_id, kind, to_id),
  constraint directive_relation_not_to_itself check (from_id <> to_id),
  constraint directive_relation_kind_check check (kind in ('REPEATS', 'SUPERSEDES', 'AMENDS', 'REVOKES', 'PART_OF'))
);

create index directive_relation_to_id_index on directive_relation (to_id);

create table deadline_change (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  directive_id node_id not null,
  ordinal int not null,
  changed_on date not null,
  before_kind text not null default 'NONE',
  before_words text null,
  before_start_on date null,
  before_due_on date null,
  before_due_at timestamptz(3) null,
  before_precision text null,
  before_recurrence text null,
  before_inferred boolean not null default false,
  after_kind text not null default 'NONE',
  after_words text null,
  after_start_on date null,
  after_due_on date null,
  after_due_at timestamptz(3) null,
  after_precision text null,
  after_recurrence text null,
  after_inferred boolean not null default false,
  reason text not null,
  request_id node_id null,
  primary key (id),
  constraint deadline_change_directive_id_ordinal_unique unique (directive_id, ordinal),
  constraint deadline_change_before_kind_check check (before_kind in ('FIXED', 'WINDOW', 'ONGOING', 'RECURRING', 'EVENT', 'RELATIVE', 'REFERENCED', 'NONE')),
  constraint deadline_change_before_precision_check check (before_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  constraint deadline_change_after_kind_check check (after_kind in ('FIXED', 'WINDOW', 'ONGOING', 'RECURRING', 'EVENT', 'RELATIVE', 'REFERENCED', 'NONE')),
  constraint deadline_change_after_precision_check check (after_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'))
);

create index deadline_change_request_id_index on deadline_change (request_id);

create table assignment (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  directive_id node_id not null,
  role text not null,
  organization_id node_id null,
  group_id node_id null,
  person_id node_id null,
  words text null,
  inherited boolean not null default false,
  acceptance text not null default 'PENDING',
  answered_on date null,
  reason text null,
  primary key (id),
  constraint assignment_directive_id_person_id_unique unique (directive_id, person_id),
  constraint assignment_directive_id_group_id_unique unique (directive_id, group_id),
  constraint assignment_directive_id_organization_id_unique unique (directive_id, organization_id),
  constraint assignment_return_has_reason check (acceptance <> 'RETURNED' or reason is not null),
  constraint assignment_one_addressee check (num_nonnulls(organization_id, group_id, person_id) = 1),
  constraint assignment_role_check check (role in ('LEAD', 'COORDINATE', 'MONITOR')),
  constraint assignment_acceptance_check check (acceptance in ('PENDING', 'ACCEPTED', 'RETURNED'))
);

create index assignment_group_id_index on assignment (group_id);

create index assignment_person_id_index on assignment (person_id);

create index assignment_organization_id_role_directive_id_index on assignment (organization_id, role, directive_id);

create table topic (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  code text collate "C" not null,
  name text not null,
  parent_id node_id null,
  primary key (id),
  constraint topic_code_unique unique (code)
);

create index topic_parent_id_index on topic (parent_id);

create table directive_topic (
  directive_id node_id not null,
  topic_id node_id not null,
  primary key (directive_id, topic_id)
);

create table conclusion_topic (
  conclusion_id node_id not null,
  topic_id node_id not null,
  primary key (conclusion_id, topic_id)
);

create table transition (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  directive_id node_id not null,
  ordinal int not null,
  from_status text null,
  to_status text not null,
  happened_on date not null,
  person_id node_id null,
  organization_id node_id null,
  reason text null,
  primary key (id),
  constraint transition_directive_id_ordinal_unique unique (directive_id, ordinal),
  constraint transition_from_status_check check (from_status in ('DRAFT', 'ASSIGNED', 'ACCEPTED', 'RETURNED', 'IN_PROGRESS', 'REPORTED_DONE', 'REWORK', 'SUSPENDED', 'COMPLETED', 'CANCELLED', 'SUPERSEDED', 'TRANSFERRED')),
  constraint transition_to_status_check check (to_status in ('DRAFT', 'ASSIGNED', 'ACCEPTED', 'RETURNED', 'IN_PROGRESS', 'REPORTED_DONE', 'REWORK', 'SUSPENDED', 'COMPLETED', 'CANCELLED', 'SUPERSEDED', 'TRANSFERRED'))
);

create index transition_person_id_index on transition (person_id);

create index transition_organization_id_index on transition (organization_id);

alter table organization add constraint organization_parent_id_foreign foreign key (parent_id) references organization (id);

alter table organization add constraint organization_successor_id_foreign foreign key (successor_id) references organization (id);

alter table addressee_group add constraint addressee_group_body_id_foreign foreign key (body_id) references organization (id);

alter table group_member add constraint group_member_group_id_foreign foreign key (group_id) references addressee_group (id);

alter table group_member add constraint group_member_organization_id_foreign foreign key (organization_id) references organization (id);

alter table organization_alias add constraint organization_alias_organization_id_foreign foreign key (organization_id) references organization (id);

alter table meeting add constraint meeting_host_id_foreign foreign key (host_id) references organization (id);

alter table meeting add constraint meeting_body_id_foreign foreign key (body_id) references organization (id);

alter table meeting add constraint meeting_chair_id_foreign foreign key (chair_id) references person (id);

alter table document add constraint document_issuer_id_foreign foreign key (issuer_id) references organization (id);

alter table document add constraint document_meeting_id_foreign foreign key (meeting_id) references meeting (id);

alter table document add constraint document_previous_version_id_foreign foreign key (previous_version_id) references document (id);

alter table attendance add constraint attendance_meeting_id_foreign foreign key (meeting_id) references meeting (id);

alter table attendance add constraint attendance_organization_id_foreign foreign key (organization_id) references organization (id);

alter table attendance add constraint attendance_group_id_foreign foreign key (group_id) references addressee_group (id);

alter table attendance add constraint attendance_person_id_foreign foreign key (person_id) references person (id);

alter table position add constraint position_person_id_foreign foreign key (person_id) references person (id);

alter table position add constraint position_organization_id_foreign foreign key (organization_id) references organization (id);

alter table text_span add constraint text_span_document_id_foreign foreign key (document_id) references document (id);

alter table conclusion add constraint conclusion_meeting_id_foreign foreign key (meeting_id) references meeting (id);

alter table conclusion add constraint conclusion_span_id_foreign foreign key (span_id) references text_span (id);

alter table directive add constraint directive_body_id_foreign foreign key (body_id) references organization (id);

alter table directive add constraint directive_meeting_id_foreign foreign key (meeting_id) references meeting (id);

alter table directive add constraint directive_conclusion_id_foreign foreign key (conclusion_id) references conclusion (id);

alter table directive add constraint directive_span_id_foreign foreign key (span_id) references text_span (id);

alter table review add constraint review_directive_id_foreign foreign key (directive_id) references directive (id);

alter table review add constraint review_meeting_id_foreign foreign key (meeting_id) references meeting (id);

alter table review add constraint review_span_id_foreign foreign key (span_id) references text_span (id);

alter table progress_report add constraint progress_report_directive_id_foreign foreign key (directive_id) references directive (id);

alter table progress_report add constraint progress_report_organization_id_foreign foreign key (organization_id) references organization (id);

alter table evidence add constraint evidence_report_id_foreign foreign key (report_id) references progress_report (id);

alter table extension_request add constraint extension_request_directive_id_foreign foreign key (directive_id) references directive (id);

alter table extension_request add constraint extension_request_organization_id_foreign foreign key (organization_id) references organization (id);

alter table extension_request add constraint extension_request_decided_by_id_foreign foreign key (decided_by_id) references person (id);

alter table directive_relation add constraint directive_relation_from_id_foreign foreign key (from_id) references directive (id);

alter table directive_relation add constraint directive_relation_to_id_foreign foreign key (to_id) references directive (id);

alter table deadline_change add constraint deadline_change_directive_id_foreign foreign key (directive_id) references directive (id);

alter table deadline_change add constraint deadline_change_request_id_foreign foreign key (request_id) references extension_request (id);

alter table assignment add constraint assignment_directive_id_foreign foreign key (directive_id) references directive (id);

alter table assignment add constraint assignment_organization_id_foreign foreign key (organization_id) references organization (id);

alter table assignment add constraint assignment_group_id_foreign foreign key (group_id) references addressee_group (id);

alter table assignment add constraint assignment_person_id_foreign foreign key (person_id) references person (id);

alter table topic add constraint topic_parent_id_foreign foreign key (parent_id) references topic (id);

alter table directive_topic add constraint directive_topic_directive_id_foreign foreign key (directive_id) references directive (id);

alter table directive_topic add constraint directive_topic_topic_id_foreign foreign key (topic_id) references topic (id);

alter table conclusion_topic add constraint conclusion_topic_conclusion_id_foreign foreign key (conclusion_id) references conclusion (id);

alter table conclusion_topic add constraint conclusion_topic_topic_id_foreign foreign key (topic_id) references topic (id);

alter table transition add constraint transition_directive_id_foreign foreign key (directive_id) references directive (id);

alter table transition add constraint transition_person_id_foreign foreign key (person_id) references person (id);

alter table transition add constraint transition_organization_id_foreign foreign key (organization_id) references organization (id);
`;
