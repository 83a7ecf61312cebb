/**
 * Drafts, their clauses, and the proposed addressees. The text that the extraction rules read is never edited.
 *
 * Directives are compared by their folded words, which are stored for that. The check of quotes does not convert the text to
 * UTF-16 if no character takes two units, because texts of thousands of clauses are recorded at once now.
 */
export const intake = `
create table draft (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  body_id node_id not null references organization (id),
  state text not null default 'OPEN',
  reason text null,
  document_kind text not null,
  title text not null,
  number text collate "C" null,
  issued_on date null,
  confidentiality text not null default 'INTERNAL',
  text text not null,
  sha256 text collate "C" not null,
  length int not null,
  file_sha256 text collate "C" null,
  file_name text null,
  notes text[] not null default '{}',
  zone_start int null,
  zone_end int null,
  said_kind text null,
  said_title text null,
  said_period text collate "C" null,
  said_held_on date null,
  said_precision text null,
  said_host text null,
  said_chair text null,
  said_chair_title text null,
  said_attendees text[] not null default '{}',
  meeting_code text collate "C" not null,
  meeting_kind text not null,
  meeting_title text not null,
  period text collate "C" null,
  held_on date null,
  held_on_precision text null,
  host_id node_id not null references organization (id),
  chair_id node_id null references person (id),
  chair_title text null,
  meeting_id node_id null references meeting (id),
  document_id node_id null references document (id),
  previous_version_id node_id null references document (id),
  changed_at timestamptz(3) not null default current_timestamp(3),
  primary key (id),
  constraint draft_confirmed_stands check (state <> 'CONFIRMED' or document_id is not null),
  constraint draft_state_check check (state in ('OPEN', 'CONFIRMED', 'REJECTED')),
  constraint draft_document_kind_check check (document_kind in ('CONCLUSION_NOTICE', 'MINUTES', 'NEWS_REPORT', 'DISPATCH', 'DECISION', 'PLAN', 'REPORT', 'REGISTER', 'OTHER')),
  constraint draft_confidentiality_check check (confidentiality in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
  constraint draft_meeting_kind_check check (meeting_kind in ('BRIEFING', 'REGULAR_SESSION', 'THEMATIC', 'WORKING_VISIT', 'REVIEW', 'OTHER')),
  constraint draft_held_on_precision_check check (held_on_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  constraint draft_said_kind_check check (said_kind in ('BRIEFING', 'REGULAR_SESSION', 'THEMATIC', 'WORKING_VISIT', 'REVIEW', 'OTHER')),
  constraint draft_said_precision_check check (said_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  constraint draft_hash check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  constraint draft_length check (length = char_length(utf16(text))),
  constraint draft_zone check (num_nonnulls(zone_start, zone_end) in (0, 2) and 0 <= zone_start and zone_start <= zone_end and zone_end <= length)
);

create table proposal (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  draft_id node_id not null references draft (id),
  start int not null,
  stop int not null,
  quote text not null,
  said_start int null,
  said_stop int null,
  said_kind text null,
  said_urgent boolean not null default false,
  said_topics text[] not null default '{}',
  said_places text[] not null default '{}',
  said_targets text[] not null default '{}',
  said_references text[] not null default '{}',
  said_rules text[] not null default '{}',
  said_confidence real null,
  said_deadline_kind text not null default 'NONE',
  said_deadline_words text null,
  said_deadline_start_on date null,
  said_deadline_due_on date null,
  said_deadline_due_at timestamptz(3) null,
  said_deadline_precision text null,
  said_deadline_recurrence text null,
  said_deadline_inferred boolean not null default false,
  decision text not null default 'PENDING',
  note text null,
  kind text not null,
  directive_kind text null,
  deadline_kind text not null default 'NONE',
  deadline_words text null,
  deadline_start_on date null,
  deadline_due_on date null,
  deadline_due_at timestamptz(3) null,
  deadline_precision text null,
  deadline_recurrence text null,
  deadline_inferred boolean not null default false,
  deadline_terms jsonb null,
  urgent boolean not null default false,
  places text[] not null default '{}',
  topic_ids text[] not null default '{}',
  earlier_id node_id null references directive (id),
  same_order text null,
  split_from_id node_id null references proposal (id),
  joined_into_id node_id null references proposal (id),
  conclusion_id node_id null references conclusion (id),
  directive_id node_id null references directive (id),
  changed_at timestamptz(3) not null default current_timestamp(3),
  primary key (id),
  constraint proposal_same_order check ((earlier_id is null) = (same_order is null)),
  constraint proposal_order check (0 <= start and start < stop),
  constraint proposal_decision_check check (decision in ('PENDING', 'ACCEPTED', 'REJECTED', 'REPLACED')),
  constraint proposal_kind_check check (kind in ('DIRECTIVE', 'PROHIBITION', 'DECISION', 'NOTICE', 'TARGET', 'ASSESSMENT', 'REPORT', 'ESCALATION')),
  constraint proposal_directive_kind_check check (directive_kind in ('TASK', 'CONTINUOUS', 'STANDING_RULE')),
  constraint proposal_same_order_check check (same_order in ('SAME', 'REPEATS')),
  constraint proposal_said_kind_check check (said_kind in ('DIRECTIVE', 'PROHIBITION', 'DECISION', 'NOTICE', 'TARGET', 'ASSESSMENT', 'REPORT', 'ESCALATION')),
  constraint proposal_said_deadline_kind_check check (said_deadline_kind in ('FIXED', 'WINDOW', 'ONGOING', 'RECURRING', 'EVENT', 'RELATIVE', 'REFERENCED', 'NONE')),
  constraint proposal_said_deadline_precision_check check (said_deadline_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  constraint proposal_deadline_kind_check check (deadline_kind in ('FIXED', 'WINDOW', 'ONGOING', 'RECURRING', 'EVENT', 'RELATIVE', 'REFERENCED', 'NONE')),
  constraint proposal_deadline_precision_check check (deadline_precision in ('TIME', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'))
);

create table proposed_addressee (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  proposal_id node_id not null references proposal (id),
  ordinal int not null,
  name text not null,
  said_role text null,
  form text not null,
  inherited boolean not null default false,
  role text not null,
  struck boolean not null default false,
  organization_id node_id null references organization (id),
  group_id node_id null references addressee_group (id),
  person_id node_id null references person (id),
  resolved_by text null,
  primary key (id),
  constraint proposed_addressee_resolved check ((num_nonnulls(organization_id, group_id, person_id) = 1) = (resolved_by is not null)),
  constraint proposed_addressee_one check (num_nonnulls(organization_id, group_id, person_id) <= 1),
  constraint proposed_addressee_said_role_check check (said_role in ('LEAD', 'COORDINATE', 'MONITOR')),
  constraint proposed_addressee_form_check check (form in ('UNIT', 'GROUP', 'PERSON')),
  constraint proposed_addressee_role_check check (role in ('LEAD', 'COORDINATE', 'MONITOR')),
  constraint proposed_addressee_resolved_by_check check (resolved_by in ('NAME', 'PERSON'))
);

create index draft_meeting_id_index on draft (meeting_id);

create index draft_document_id_index on draft (document_id);

create index draft_previous_version_id_index on draft (previous_version_id);

create index proposal_earlier_id_index on proposal (earlier_id);

create index proposal_split_from_id_index on proposal (split_from_id);

create index proposal_joined_into_id_index on proposal (joined_into_id);

create index proposal_conclusion_id_index on proposal (conclusion_id);

create index proposal_directive_id_index on proposal (directive_id);

create index proposal_draft_id_start_id_index on proposal (draft_id, start, id);

create index proposed_addressee_proposal_id_index on proposed_addressee (proposal_id);

create unique index draft_source_index on draft (body_id, coalesce(file_sha256, sha256)) where state <> 'REJECTED';

create index proposal_standing_index on proposal (draft_id, start, id) where decision <> 'REPLACED';

alter table directive add column folded text not null generated always as (vn_fold(text)) stored;

create or replace function refuse_false_quote() returns trigger language plpgsql as $$
declare words text;
begin
  select case when length = char_length(text) then substr(text, new.start + 1, new.stop - new.start)
    else substr(utf16(text), new.start + 1, new.stop - new.start) end
    into words from document where id = new.document_id;
  if words is distinct from utf16(new.quote) then
    raise exception 'The quote of a span must be what stands in document % from % to %.', new.document_id, new.start, new.stop
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

create index draft_created_index on draft (created_at, id);

create function refuse_changed_reading() returns trigger language plpgsql as $$
begin
  raise exception 'What was read of a text is never edited: % keeps it beside what was decided.', old.id
    using errcode = 'check_violation';
end $$;

create trigger draft_reading_is_final before update on draft
  for each row when ((old.body_id, old.text, old.sha256, old.length, old.file_sha256, old.said_kind, old.said_title, old.said_period, old.said_held_on, old.said_precision, old.said_host, old.said_chair, old.said_chair_title, old.said_attendees)
    is distinct from (new.body_id, new.text, new.sha256, new.length, new.file_sha256, new.said_kind, new.said_title, new.said_period, new.said_held_on, new.said_precision, new.said_host, new.said_chair, new.said_chair_title, new.said_attendees)) execute function refuse_changed_reading();

create trigger proposal_reading_is_final before update on proposal
  for each row when ((old.draft_id, old.said_start, old.said_stop, old.said_kind, old.said_urgent, old.said_topics, old.said_places, old.said_targets, old.said_references, old.said_rules, old.said_confidence, old.said_deadline_kind, old.said_deadline_words, old.said_deadline_start_on, old.said_deadline_due_on, old.said_deadline_due_at, old.said_deadline_precision, old.said_deadline_recurrence, old.said_deadline_inferred)
    is distinct from (new.draft_id, new.said_start, new.said_stop, new.said_kind, new.said_urgent, new.said_topics, new.said_places, new.said_targets, new.said_references, new.said_rules, new.said_confidence, new.said_deadline_kind, new.said_deadline_words, new.said_deadline_start_on, new.said_deadline_due_on, new.said_deadline_due_at, new.said_deadline_precision, new.said_deadline_recurrence, new.said_deadline_inferred)) execute function refuse_changed_reading();

create trigger proposed_addressee_reading_is_final before update on proposed_addressee
  for each row when ((old.proposal_id, old.name, old.said_role, old.inherited)
    is distinct from (new.proposal_id, new.name, new.said_role, new.inherited)) execute function refuse_changed_reading();

select history.keep('directive', 'v.body_id');

select history.keep('draft', 'v.body_id');

select history.keep('proposal', '(select d.body_id from draft d where d.id = v.draft_id)');

select history.keep('proposed_addressee', '(select d.body_id from proposal p join draft d on d.id = p.draft_id where p.id = v.proposal_id)');
`;
