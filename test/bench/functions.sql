create function meeting_open_directives(m meeting) returns setof directive language sql stable as
$$ select d.* from directive d where d.meeting_id = m.id and upper_inf(d.open_days) order by d.code, d.id $$;

create function directive_timeliness(d directive) returns text language sql stable as
$$ select case when upper_inf(d.open_days) then case
     when d.deadline_inferred or d.deadline_due_on is null then 'NO_DEADLINE'
     when d.deadline_due_on < current_date then 'OVERDUE'
     when d.deadline_due_on <= current_date + 7 then 'DUE_SOON' else 'ON_TRACK' end end $$;
