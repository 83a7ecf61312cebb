/** The functions that make a table tracked: its table of versions, its view, and the functions and triggers that write them. */
export const trackingFunctionsSql = `
create function history.columns_of(tbl text, sealed text[], ignored text[])
returns table (name text, type text, counted boolean, stored text, written text, shown text) language sql stable as $$
  select a.attname::text, kind.type, not (a.attname = any(ignored) or a.atttypid = 'tsvector'::regtype),
    format('%I %s', a.attname, case when a.attname = any(sealed) then 'text' else kind.type end
      || case when a.attcollation = 'pg_catalog."C"'::regcollation then ' collate "C"' else '' end),
    case when a.attname = any(sealed) then format('encode(sha256(convert_to(s.%I, ''UTF8'')), ''hex'')', a.attname) else format('s.%I', a.attname) end,
    case when a.attname = any(sealed || ignored) then format('null::%s as %I', kind.type, a.attname)
      when a.atttypid = 'tsvector'::regtype then format('%s as %I', pg_get_expr(d.adbin, d.adrelid), a.attname)
      else format('%I', a.attname) end
  from pg_attribute a
    cross join lateral (select format_type(a.atttypid, a.atttypmod) as type) kind
    left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
  where a.attrelid = format('public.%I', tbl)::regclass and a.attnum > 0 and not a.attisdropped
  order by a.attnum
$$;

create function history.key_of(tbl text) returns text[] language sql stable as $$
  select array_agg(a.attname::text order by a.attnum) from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
  where i.indrelid = format('public.%I', tbl)::regclass and i.indisprimary
$$;

create function history.keep_versions(tbl text, sealed text[], ignored text[]) returns void language plpgsql as $$
declare
  key text[] := history.key_of(tbl);
  one record;
begin
  execute format('create table if not exists history.%I (recorded tstzrange not null, seq bigint not null)', tbl || '_version');
  execute (select format('alter table history.%I %s', tbl || '_version', string_agg('add column if not exists ' || c.stored, ', '))
    from history.columns_of(tbl, sealed, ignored) c where c.counted);
  execute format('create unique index if not exists %I on history.%I (%s) where upper_inf(recorded)', tbl || '_open', tbl || '_version',
    array_to_string(key, ', '));
  for one in select distinct array_to_string(key, ', ') as columns
    union select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      where f.conrelid = format('public.%I', tbl)::regclass and f.contype = 'f' and cardinality(f.conkey) = 1
  loop
    execute format('create index if not exists %I on history.%I (%s)', tbl || '_by_' || translate(one.columns, ', ', '_'), tbl || '_version', one.columns);
  end loop;
  execute (select format('create or replace view history.%I as select recorded, seq, %s from history.%I', tbl,
    string_agg(c.shown, ', '), tbl || '_version') from history.columns_of(tbl, sealed, ignored) c);
  execute format('create or replace trigger %I before update on history.%I for each row
    when (not upper_inf(old.recorded) or (%s, old.seq, lower(old.recorded)) is distinct from (%s, new.seq, lower(new.recorded)))
    execute function history.refuse()', tbl || '_version_is_final', tbl || '_version',
    (select string_agg(format('old.%I', c.name), ', ') from history.columns_of(tbl, sealed, ignored) c where c.counted),
    (select string_agg(format('new.%I', c.name), ', ') from history.columns_of(tbl, sealed, ignored) c where c.counted));
  execute format('create or replace trigger %I before delete or truncate on history.%I for each statement execute function history.refuse()',
    tbl || '_version_stays', tbl || '_version');
end $$;

create function history.keep_recording(tbl text, body_of text, sealed text[], ignored text[]) returns void language plpgsql as $$
declare
  key text[] := history.key_of(tbl);
begin
  execute format($code$
    create or replace function history.record_%1$s(r public.%1$I) returns void
    language plpgsql as $body$
    declare
      stands history.%2$I;
      was history.%2$I;
      v history.%2$I;
      before jsonb;
      after jsonb;
      e audit_event;
    begin
      select null, null, %3$s into stands from public.%1$I s where %4$s;
      if found then after := to_jsonb(stands) - '{recorded,seq}'::text[]; end if;
      select * into was from history.%2$I s where %4$s and upper_inf(s.recorded);
      if found then before := to_jsonb(was) - '{recorded,seq}'::text[]; end if;
      if before is not distinct from after then return; end if;
      if after is null then v := was; else v := stands; end if;
      e := history.append(%5$s, case when before is null then 'ENTERED' when after is null then 'REMOVED' else 'CHANGED' end, '%1$s', %6$s,
        history.told(before, after), history.told(after, before), lower(was.recorded) + interval '1 millisecond');
      if before is not null then
        update history.%2$I s set recorded = tstzrange(lower(s.recorded), e.at) where %4$s and upper_inf(s.recorded);
      end if;
      if after is not null then
        stands.recorded := tstzrange(e.at, null);
        stands.seq := e.seq;
        insert into history.%2$I values (stands.*);
      end if;
    end $body$ $code$,
    tbl, tbl || '_version',
    (select string_agg(c.written, ', ') from history.columns_of(tbl, sealed, ignored) c where c.counted),
    (select string_agg(format('s.%1$I = r.%1$I', k), ' and ') from unnest(key) k), body_of,
    (select string_agg(format('v.%I', k), ' || '' '' || ') from unnest(key) k));
  execute format('revoke execute on function history.record_%s from public', tbl);
  execute format($code$
    create or replace function history.note_%1$s() returns trigger language plpgsql security definer set search_path = public, pg_temp
    set timezone = 'UTC' set datestyle = 'ISO, YMD' as $body$
    begin
      if tg_op <> 'INSERT' then perform history.record_%1$s(old); end if;
      if tg_op = 'INSERT' or (tg_op = 'UPDATE' and (%2$s)) then perform history.record_%1$s(new); end if;
      return null;
    end $body$ $code$, tbl, (select string_agg(format('old.%1$I <> new.%1$I', k), ' or ') from unnest(key) k));
end $$;

create function history.keep(tbl text, body_of text, sealed text[] default '{}', ignored text[] default '{}') returns void language plpgsql as $$
declare
  counted text := (select string_agg(format('%I', c.name), ', ') from history.columns_of(tbl, sealed, ignored) c where c.counted);
begin
  -- As in the triggers, which read no row but under these settings.
  perform set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true);
  insert into history.kept values (tbl, sealed, ignored)
    on conflict on constraint kept_pkey do update set sealed = excluded.sealed, ignored = excluded.ignored;
  perform history.keep_versions(tbl, sealed, ignored);
  perform history.keep_recording(tbl, body_of, sealed, ignored);
  execute format('create or replace trigger history_actor_1 before insert or delete or update of %s on public.%I for each statement
    execute function history.must_have_actor()', counted, tbl);
  execute format('create or replace trigger history_stays before truncate on public.%I for each statement execute function history.refuse()', tbl);
  execute format('drop trigger if exists history_1 on public.%I', tbl);
  execute format('drop trigger if exists history_2 on public.%I', tbl);
  execute format('create constraint trigger history_1 after insert or delete on public.%I deferrable initially deferred
    for each row execute function history.note_%s()', tbl, tbl);
  execute format('create constraint trigger history_2 after update on public.%I deferrable initially deferred
    for each row when (old.* is distinct from new.*) execute function history.note_%s()', tbl, tbl);
  execute format('select history.record_%s(s) from public.%I s', tbl, tbl);
end $$;
`;

/** Every tracked table, parents first: the body of a row, the columns stored as a hash, and the columns that are ignored. */
const trackedTableSpecs: readonly (readonly [
  table: string,
  bodyOf: string,
  sealed?: string[],
  ignored?: string[],
])[] = [
  ['organization', 'left(v.path, 36)'],
  ['organization_alias', 'history.body_of_organization(v.organization_id)'],
  ['addressee_group', 'v.body_id'],
  ['group_member', 'history.body_of_group(v.group_id)'],
  ['person', 'null'],
  ['position', 'history.body_of_organization(v.organization_id)'],
  ['body_policy', 'v.body_id'],
  ['calendar_day', 'v.body_id'],
  ['meeting', 'v.body_id'],
  ['attendance', 'history.body_of_meeting(v.meeting_id)'],
  ['document', 'coalesce(history.body_of_meeting(v.meeting_id), history.body_of_organization(v.issuer_id))'],
  ['text_span', 'history.body_of_document(v.document_id)'],
  ['topic', 'null'],
  ['conclusion', 'history.body_of_meeting(v.meeting_id)'],
  ['conclusion_topic', 'history.body_of_conclusion(v.conclusion_id)'],
  ['directive', 'v.body_id'],
  ['directive_topic', 'history.body_of_directive(v.directive_id)'],
  ['directive_relation', 'history.body_of_directive(v.from_id)'],
  ...['assignment', 'transition', 'extension_request', 'deadline_change', 'progress_report', 'review'].map(
    (table) => [table, 'history.body_of_directive(v.directive_id)'] as const,
  ),
  ['evidence', 'history.body_of_report(v.report_id)'],
  ['account', 'null', ['password_hash'], ['failed_sign_ins', 'locked_until']],
  ['role_grant', 'history.body_of_organization(v.organization_id)'],
  ['access_token', 'null', ['secret_hash'], ['last_used_at']],
  ['provider_identity', 'null'],
  ['document_reader', 'history.body_of_document(v.document_id)'],
  ['stored_file', 'null'],
  ['file_upload', 'null'],
];

const textArrayLiteral = (list: readonly string[] = []) => `'{${list.join(',')}}'`;

/** One statement for each tracked table. It also records the existing rows. */
export const trackTableStatements = trackedTableSpecs.map(
  ([table, bodyOf, sealed, ignored]) =>
    `select history.keep('${table}', $body$${bodyOf}$body$, ${textArrayLiteral(sealed)}, ${textArrayLiteral(ignored)})`,
);
