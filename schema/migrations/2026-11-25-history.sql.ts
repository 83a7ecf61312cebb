/**
 * The history. A trigger on every tracked table writes the new version of a row and appends an event to the chain. So no code can
 * skip it.
 *
 * `history.keep('directive', …)` creates for a table: `history.directive_version` (its versions), the view `history.directive` (the
 * columns of the table, `recorded` and `seq`) and the triggers. Call it again when a tracked table gets a new column.
 */
export const history = `
create schema history;

create table audit_event (
  seq bigint not null,
  id node_id not null generated always as ('evt_' || lpad(to_hex(seq), 32, '0')) stored,
  body_id node_id null,
  number bigint not null,
  at timestamptz(3) not null,
  clock_at timestamptz(3) null,
  transaction bigint not null,
  kind text not null,
  subject_table text not null,
  subject_id text collate "C" not null,
  actor text collate "C" not null,
  on_behalf_of text collate "C" null,
  act text null,
  reason text null,
  request text null,
  before jsonb null,
  after jsonb null,
  previous text collate "C" not null,
  hash text collate "C" not null,
  primary key (seq),
  constraint audit_event_id_unique unique (id),
  constraint audit_event_kind_check check (kind in ('ENTERED', 'CHANGED', 'REMOVED', 'READ')),
  constraint audit_event_hash_check check (hash ~ '^[0-9a-f]{64}$')
);

create unique index audit_event_chain_index on audit_event (coalesce(body_id, ''), number);

create index audit_event_subject_index on audit_event (subject_id, seq);

create table history.kept (
  tbl text not null primary key,
  sealed text[] not null,
  ignored text[] not null
);

create function history.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'History is only ever added to: % on % is refused.', lower(tg_op), tg_table_name using errcode = 'GB002';
end $$;

create trigger audit_event_is_final before update or delete or truncate on audit_event
  for each statement execute function history.refuse();

create function history.must_have_actor() returns trigger language plpgsql as $$
begin
  if coalesce(btrim(current_setting('giaoban.actor', true)), '') = '' then
    raise exception 'Nobody is named who changes %.', tg_table_name
      using errcode = 'GB001', hint = 'In the same transaction, first: select set_config(''giaoban.actor'', ''<who>'', true).';
  end if;
  return null;
end $$;

create function history.canonical(value jsonb) returns text language plpgsql immutable strict as $$
begin
  if jsonb_typeof(value) = 'object' then
    return '{' || coalesce((select string_agg(to_json(key)::text || ':' ||
      case when jsonb_typeof(inner_value) in ('object', 'array') then history.canonical(inner_value) else inner_value::text end,
      ',' order by key collate "C") from jsonb_each(value) pair (key, inner_value)), '') || '}';
  elsif jsonb_typeof(value) = 'array' then
    return '[' || coalesce((select string_agg(
      case when jsonb_typeof(item) in ('object', 'array') then history.canonical(item) else item::text end,
      ',' order by at) from jsonb_array_elements(value) with ordinality item (item, at)), '') || ']';
  end if;
  return value::text;
end $$;

create function history.instant(at timestamptz) returns text language sql immutable as
  $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create function history.quoted(words text) returns text language sql immutable as $$ select coalesce(to_json(words)::text, 'null') $$;

create function history.record_of(e audit_event) returns text language plpgsql stable as $$
begin
  return '{"act":' || history.quoted(e.act) || ',"actor":' || history.quoted(e.actor)
    || ',"after":' || coalesce(history.canonical(e.after), 'null') || ',"at":' || history.quoted(history.instant(e.at))
    || ',"before":' || coalesce(history.canonical(e.before), 'null') || ',"chain":' || history.quoted(coalesce(e.body_id::text, 'installation'))
    || ',"clockAt":' || history.quoted(history.instant(e.clock_at)) || ',"kind":' || history.quoted(e.kind)
    || ',"number":' || e.number || ',"onBehalfOf":' || history.quoted(e.on_behalf_of) || ',"previous":' || history.quoted(e.previous)
    || ',"reason":' || history.quoted(e.reason) || ',"request":' || history.quoted(e.request) || ',"seq":' || e.seq
    || ',"subject":' || history.quoted(e.subject_id) || ',"table":' || history.quoted(e.subject_table)
    || ',"transaction":' || e.transaction || '}';
end $$;

create function history.append(
  in_body text, in_kind text, in_table text, in_subject text, in_before jsonb, in_after jsonb, not_before timestamptz
) returns audit_event language plpgsql as $$
declare
  e audit_event;
  latest record;
  own record;
  clock timestamptz;
begin
  e.actor := nullif(btrim(current_setting('giaoban.actor', true)), '');
  if e.actor is null then
    raise exception 'Nobody is named who changes %.', in_table using errcode = 'GB001';
  end if;
  perform pg_advisory_xact_lock(29386028283425401);
  -- Read only now: whoever waited for others must not look as if the clock had been set back.
  clock := date_trunc('milliseconds', clock_timestamp());
  select seq, at, transaction into latest from audit_event order by seq desc limit 1;
  select number, hash into own from audit_event where coalesce(body_id, '') = coalesce(in_body, '') order by number desc limit 1;
  e.transaction := pg_current_xact_id()::text::bigint;
  -- In a restored database numbers of transactions begin anew: the same number long ago is another transaction.
  e.at := case when latest.transaction = e.transaction and latest.at >= date_trunc('milliseconds', transaction_timestamp()) then latest.at
    else greatest(clock, latest.at + interval '1 millisecond') end;
  e.at := greatest(e.at, not_before);
  if clock < e.at - interval '1 second' then
    e.clock_at := clock;
  end if;
  e.seq := coalesce(latest.seq, 0) + 1;
  e.body_id := in_body;
  e.number := coalesce(own.number, 0) + 1;
  e.kind := in_kind;
  e.subject_table := in_table;
  e.subject_id := in_subject;
  e.on_behalf_of := nullif(current_setting('giaoban.on_behalf_of', true), '');
  e.act := nullif(current_setting('giaoban.act', true), '');
  e.reason := nullif(current_setting('giaoban.reason', true), '');
  e.request := nullif(current_setting('giaoban.request', true), '');
  e.before := in_before;
  e.after := in_after;
  e.previous := coalesce(own.hash, repeat('0', 64));
  e.hash := encode(sha256(convert_to(history.record_of(e), 'UTF8')), 'hex');
  insert into audit_event (seq, body_id, number, at, clock_at, transaction, kind, subject_table, subject_id, actor, on_behalf_of,
      act, reason, request, before, after, previous, hash)
    values (e.seq, e.body_id, e.number, e.at, e.clock_at, e.transaction, e.kind, e.subject_table, e.subject_id, e.actor, e.on_behalf_of,
      e.act, e.reason, e.request, e.before, e.after, e.previous, e.hash);
  perform pg_notify('giaoban_history', '');
  return e;
end $$;

create function history.note_reading(in_actor text, in_act text, in_request text, in_body text, what jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  names text[] := array['giaoban.actor', 'giaoban.act', 'giaoban.request', 'giaoban.reason', 'giaoban.on_behalf_of'];
  stood text[] := (select array_agg(coalesce(current_setting(name, true), '') order by at) from unnest(names) with ordinality one (name, at));
  noted bigint;
begin
  if in_body is not null and not exists (select from organization where id = in_body and parent_id is null) then
    raise exception 'There is no governing body %.', in_body using errcode = 'GB003';
  end if;
  perform set_config(name, coalesce(value, ''), true) from unnest(names, array[in_actor, in_act, in_request]) one (name, value);
  noted := (history.append(in_body, 'READ', 'audit_event', coalesce(in_body, 'installation'), null, what, '-infinity')).seq;
  perform set_config(name, value, true) from unnest(names, stood) one (name, value);
  return noted;
end $$;

create function history.told(state jsonb, other jsonb) returns jsonb language sql immutable as $$
  select jsonb_object_agg(key, case when jsonb_typeof(value) = 'string' and length(value #>> '{}') > 1000
      then to_jsonb('sha256:' || encode(sha256(convert_to(value #>> '{}', 'UTF8')), 'hex')) else value end)
  from jsonb_each(state) where case when other is null then value <> 'null' else value is distinct from other -> key end
$$;

create function history.body_of_organization(one text) returns text language sql stable as
  $$ select left(path, 36) from organization where id = one $$;

create function history.body_of_group(one text) returns text language sql stable as
  $$ select body_id from addressee_group where id = one $$;

create function history.body_of_meeting(one text) returns text language sql stable as
  $$ select body_id from meeting where id = one $$;

create function history.body_of_document(one text) returns text language sql stable as $$
  select coalesce(history.body_of_meeting(meeting_id), history.body_of_organization(issuer_id)) from document where id = one
$$;

create function history.body_of_conclusion(one text) returns text language sql stable as
  $$ select m.body_id from conclusion c join meeting m on m.id = c.meeting_id where c.id = one $$;

create function history.body_of_directive(one text) returns text language sql stable as
  $$ select body_id from directive where id = one $$;

create function history.body_of_report(one text) returns text language sql stable as
  $$ select d.body_id from progress_report r join directive d on d.id = r.directive_id where r.id = one $$;
`;
