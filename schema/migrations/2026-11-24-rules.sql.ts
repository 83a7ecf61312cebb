/** Sort keys, search indexes, and constraints. The database checks them, so no code can skip them. */
export const constraintsSql = `
create table installation (name text primary key, value text not null);

alter table organization add column sort_name text collate "C" not null generated always as (vn_sort_key(name)) stored;

alter table addressee_group add column sort_name text collate "C" not null generated always as (vn_sort_key(name)) stored;

alter table person add column sort_name text collate "C" not null generated always as (vn_sort_key(full_name)) stored;

alter table topic add column sort_name text collate "C" not null generated always as (vn_sort_key(name)) stored;

alter table document
  add column words tsvector not null generated always as (to_tsvector('simple', vn_fold(text))) stored,
  add column exact_words tsvector not null generated always as (to_tsvector('simple', vn_lower(text))) stored;

alter table conclusion
  add column words tsvector not null generated always as (to_tsvector('simple', vn_fold(text))) stored,
  add column exact_words tsvector not null generated always as (to_tsvector('simple', vn_lower(text))) stored;

alter table directive
  add column words tsvector not null generated always as (to_tsvector('simple', vn_fold(text))) stored,
  add column exact_words tsvector not null generated always as (to_tsvector('simple', vn_lower(text))) stored;

create index document_words_index on document using gin (words);

create index conclusion_words_index on conclusion using gin (words);

create index directive_words_index on directive using gin (words);

create index directive_text_index on directive using gin (vn_fold(text) gin_trgm_ops);

create index organization_sort_name_index on organization (sort_name, id);

create unique index organization_path_index on organization (path);

create index addressee_group_sort_name_index on addressee_group (sort_name, id);

create index person_sort_name_index on person (sort_name, id);

create index topic_sort_name_index on topic (sort_name, id);

create index meeting_held_on_index on meeting (coalesce(held_on, '-infinity'), id);

create index document_issued_on_index on document (coalesce(issued_on, '-infinity'), id);

create unique index document_identity_index on document (number, kind, issuer_id, year) nulls not distinct
  where number is not null and previous_version_id is null;

create unique index document_successor_index on document (previous_version_id) where previous_version_id is not null;

create unique index text_span_clause_index on text_span (document_id, clause) where clause is not null;

create index text_span_start_index on text_span (document_id, start, id);

create index conclusion_created_index on conclusion (created_at, id);

create index directive_code_index on directive (code, id);

create index directive_due_index on directive (coalesce(deadline_due_on, 'infinity'), id);

create index directive_open_due_index on directive (coalesce(deadline_due_on, 'infinity'), id) where upper_inf(open_days);

create index directive_issued_index on directive (coalesce(issued_on, '-infinity'), id);

create index directive_open_days_index on directive using gist (open_days);

create index directive_topic_index on directive_topic (topic_id, directive_id);

create index conclusion_topic_index on conclusion_topic (topic_id, conclusion_id);

create index extension_request_pending_index on extension_request (directive_id) where state = 'PENDING';

alter table organization
  add constraint organization_validity check (valid_from <= valid_to),
  add constraint organization_not_its_own_successor check (successor_id <> id);

alter table organization_alias add constraint organization_alias_validity check (valid_from <= valid_to);

alter table group_member add constraint group_member_validity check (valid_from <= valid_to);

alter table position add constraint position_validity check (valid_from <= valid_to);

alter table document
  add constraint document_hash check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  add constraint document_length check (length = char_length(utf16(text))),
  add constraint document_zone check (num_nonnulls(zone_start, zone_end) in (0, 2) and 0 <= zone_start and zone_start <= zone_end and zone_end <= length);

alter table text_span add constraint text_span_order check (0 <= start and start < stop);

alter table directive
  add constraint directive_deadline_order check (deadline_start_on <= deadline_due_on),
  add constraint directive_deadline_none check (deadline_kind <> 'NONE' or deadline_due_on is null),
  add constraint directive_deadline_precise check (deadline_due_on is null or deadline_precision is not null),
  add constraint directive_reported_after_issue check (reported_done_on >= issued_on);

create function keep_organization_path() returns trigger language plpgsql as $$
declare above text := '';
begin
  if new.parent_id is not null then
    select path into above from organization where id = new.parent_id for share;
    if above is null then
      raise exception 'The organization above (%) does not exist.', new.parent_id using errcode = 'foreign_key_violation';
    end if;
    if position(new.id || '/' in above) > 0 then
      raise exception 'An organization cannot stand below itself: % is above %.', new.id, new.parent_id using errcode = 'check_violation';
    end if;
  end if;
  new.path := above || new.id || '/';
  return new;
end $$;

create trigger organization_path before insert or update of parent_id, path on organization
  for each row execute function keep_organization_path();

create function move_organizations_below() returns trigger language plpgsql as $$
begin
  update organization set path = path where parent_id = new.id;
  return null;
end $$;

create trigger organization_path_below after update of parent_id, path on organization
  for each row when (old.path is distinct from new.path) execute function move_organizations_below();

create function refuse_changed_source() returns trigger language plpgsql as $$
begin
  raise exception 'The text of a document is never edited. Enter the corrected text as a new version that names % as its previous one.', old.id
    using errcode = 'check_violation';
end $$;

create trigger document_text_is_final before update on document
  for each row when ((old.text, old.sha256, old.length) is distinct from (new.text, new.sha256, new.length))
  execute function refuse_changed_source();

create function refuse_false_quote() returns trigger language plpgsql as $$
declare words text;
begin
  select substr(utf16(text), new.start + 1, new.stop - new.start) into words from document where id = new.document_id;
  if words is distinct from utf16(new.quote) then
    raise exception 'The quote of a span must be what stands in document % from % to %.', new.document_id, new.start, new.stop
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger text_span_quote before insert or update on text_span
  for each row execute function refuse_false_quote();

create function refuse_renaming() returns trigger language plpgsql as $$
begin
  raise exception 'Codes, numbers and original deadlines are never edited: % keeps what it was given.', old.id
    using errcode = 'check_violation';
end $$;

create trigger meeting_code_is_final before update on meeting
  for each row when (old.code is distinct from new.code) execute function refuse_renaming();

create trigger conclusion_number_is_final before update on conclusion
  for each row when ((old.meeting_id, old.ordinal) is distinct from (new.meeting_id, new.ordinal)) execute function refuse_renaming();

create trigger directive_code_is_final before update on directive
  for each row when (
    (old.body_id, old.code) is distinct from (new.body_id, new.code)
    or (old.status <> 'DRAFT' and (old.original_deadline_kind, old.original_deadline_words, old.original_deadline_due_on)
      is distinct from (new.original_deadline_kind, new.original_deadline_words, new.original_deadline_due_on))
  ) execute function refuse_renaming();
`;
