/** The days that differ from the normal work week of a governing body. */
export const calendar = `
create table calendar_day (
  id node_id not null,
  version int not null default 1,
  created_at timestamptz(3) not null default current_timestamp(3),
  body_id node_id not null references organization (id),
  day date not null,
  kind text not null,
  name text null,
  primary key (id),
  constraint calendar_day_body_id_day_unique unique (body_id, day),
  constraint calendar_day_kind_check check (kind in ('DAY_OFF', 'WORKDAY', 'ORDINARY')),
  constraint calendar_day_worked_weekend check (kind <> 'WORKDAY' or extract(isodow from day) >= 6)
);

create index calendar_day_day_index on calendar_day (day, id);
`;
