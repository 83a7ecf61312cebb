/**
 * The rights of a server that does not own its database: it may read, insert and update rows, and delete rows of some
 * tables. It may never change the history.
 *
 * Nobody may execute functions that run with the rights of the owner. The only exception is the function that logs the reads of
 * auditors.
 */
export const workingRole = `
revoke execute on all functions in schema history from public;

create function history.grant_work(who text) returns void language plpgsql as $$
declare
  one record;
begin
  if exists (select from pg_roles where rolname = who and (rolsuper or pg_has_role(oid, (select relowner from pg_class where oid = 'public.audit_event'::regclass), 'member'))) then
    raise exception 'The role % owns the history or is above all rights: nothing can be refused to it. Use another one.', who using errcode = 'GB004';
  end if;
  execute format('revoke all on all tables in schema public, history from %I', who);
  execute format('grant usage on schema public, history to %I', who);
  execute format('grant select on all tables in schema public, history to %I', who);
  for one in select c.oid::regclass as tbl from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('audit_event', 'checkpoint', 'migration')
  loop
    execute format('grant insert, update on %s to %I', one.tbl, who);
  end loop;
  execute format('grant insert on public.checkpoint to %I', who);
  execute format('grant delete on role_grant, directive, assignment, directive_topic, meeting, attendance, document, text_span,
    document_reader, conclusion, conclusion_topic, addressee_group, group_member, organization_alias to %I', who);
  execute 'revoke execute on all functions in schema history from public';
  execute format('revoke execute on all functions in schema history from %I', who);
  for one in select p.oid::regprocedure as fn from pg_proc p
    where p.pronamespace = 'history'::regnamespace and p.prorettype <> 'trigger'::regtype
      and (not p.prosecdef or p.proname = 'note_reading') and p.proname !~ '^(keep|record_(?!of$)|append$|grant_work$)'
  loop
    execute format('grant execute on function %s to %I', one.fn, who);
  end loop;
end $$;

revoke execute on function history.grant_work from public;
`;
