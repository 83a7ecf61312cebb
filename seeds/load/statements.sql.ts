/** The number of units under the load body. */
const UNIT_COUNT = 500;

/** The number of directives of one meeting. */
export const DIRECTIVES_PER_MEETING = 30;

/** Returns SQL for an id that the database generates: the time, a random part that distinguishes loads, and a number. */
const newIdSql = (prefix: string, number: string) =>
  `'${prefix}_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 11) || lpad(to_hex(${number}), 8, '0')`;

/** Inserts the organizations of all loads, identified by their codes, unless they exist. */
const organizations = [
  `insert into organization (id, name, code, kind, fictional)
   select ${newIdSql('org', '0')}, 'Thành phố Thử Tải', 'tai-0', 'PARTY_COMMITTEE', true
   where not exists (select 1 from organization where code = 'tai-0')`,
  `insert into organization (id, name, code, kind, parent_id, fictional)
   select ${newIdSql('org', 'n')}, 'Đơn vị thử tải ' || n, 'tai-' || n, case when n % 3 = 0 then 'COMMUNE' else 'DEPARTMENT' end, body.id, true
   from generate_series(1, ${UNIT_COUNT}) n join organization body on body.code = 'tai-0'
   where not exists (select 1 from organization where code = 'tai-1')`,
  `insert into body_policy (id, body_id, publication)
   select ${newIdSql('pol', '0')}, id, 'RECORDS' from organization where code = 'tai-0' on conflict do nothing`,
];

const VERBS = `(array['Rà soát', 'Đẩy nhanh tiến độ', 'Tham mưu ban hành', 'Tổ chức kiểm tra', 'Hoàn thiện hồ sơ', 'Báo cáo kết quả'])`;
const THINGS = `(array['các khoản thu ngân sách', 'giải phóng mặt bằng', 'kế hoạch gieo cấy vụ xuân', 'quy chế quản lý đô thị', 'công tác cải cách hành chính', 'chương trình nông thôn mới', 'an sinh xã hội'])`;
const wordsSql = `${VERBS}[1 + n % 6] || ' ' || ${THINGS}[1 + n % 7] || ' đợt ' || n || '.'`;

/** The day of a meeting: one meeting per week, back from today. */
const heldOnSql = 'current_date - 14 - (m * 7) % 1460';

/** Seven of ten directives are completed; one of twenty is cancelled. */
const statusSql = `case when n % 20 = 19 then 'CANCELLED' when n % 10 < 7 then 'COMPLETED' when n % 10 = 7 then 'ASSIGNED' when n % 10 = 8 then 'IN_PROGRESS' else 'REPORTED_DONE' end`;

const batch = [
  () => `create temporary table load_unit on commit drop as
    select split_part(code, '-', 2)::int as number, id from organization where code like 'tai-%'`,
  (done: number, size: number) => `create temporary table load_meeting on commit drop as
    select m, ${newIdSql('mtg', 'm')} as id, ${newIdSql('doc', 'm')} as document, ${heldOnSql} as held_on
    from generate_series(${done / DIRECTIVES_PER_MEETING}, ${Math.floor((done + size - 1) / DIRECTIVES_PER_MEETING)}) m`,
  (done: number, size: number) => `create temporary table load_directive on commit drop as
    select n, o.m, ${newIdSql('dir', 'n')} as id, ${newIdSql('con', 'n')} as conclusion, ${newIdSql('spn', 'n')} as span,
      o.id as meeting, o.document, o.held_on, ${wordsSql} as words, ${statusSql} as status
    from generate_series(${done}, ${done + size - 1}) n join load_meeting o on o.m = n / ${DIRECTIVES_PER_MEETING}`,
  () => 'analyze load_directive',
  () => `insert into meeting (id, code, kind, title, period, held_on, held_on_precision, state, host_id, body_id)
    select x.id, 'TT-' || right(x.id, 12), 'BRIEFING', 'Giao ban thử tải số ' || m, to_char(held_on, 'YYYY-MM'), held_on, 'DAY', 'CONCLUDED', b.id, b.id
    from load_meeting x, load_unit b where b.number = 0`,
  () => `insert into document (id, kind, title, issuer_id, issued_on, meeting_id, confidentiality, text, sha256, length, zone_start, zone_end)
    select x.document, 'CONCLUSION_NOTICE', 'Thông báo kết luận số ' || x.m, b.id, x.held_on, x.id, 'PUBLIC', t.text,
      encode(sha256(convert_to(t.text, 'UTF8')), 'hex'), char_length(t.text), 0, char_length(t.text)
    from load_meeting x
    cross join lateral (select string_agg(${wordsSql}, ' ' order by n) as text from generate_series(x.m * ${DIRECTIVES_PER_MEETING}, x.m * ${DIRECTIVES_PER_MEETING} + ${DIRECTIVES_PER_MEETING - 1}) n) t,
    load_unit b where b.number = 0`,
  () => `insert into text_span (id, document_id, start, stop, quote, clause)
    select span, document, at, at + char_length(words), words, 1 + n % ${DIRECTIVES_PER_MEETING} from (
      select d.*, (select coalesce(sum(char_length(${wordsSql}) + 1), 0)::int from generate_series(d.m * ${DIRECTIVES_PER_MEETING}, d.n - 1) n) as at from load_directive d) x`,
  () => `insert into conclusion (id, meeting_id, ordinal, kind, text, span_id)
    select conclusion, meeting, 1 + n % ${DIRECTIVES_PER_MEETING}, 'DIRECTIVE', words, span from load_directive`,
  () => `insert into directive (id, code, text, kind, status, body_id, meeting_id, conclusion_id, span_id, issued_on, issued_on_precision,
      deadline_kind, deadline_words, deadline_due_on, deadline_precision, original_deadline_kind, original_deadline_words, original_deadline_due_on,
      original_deadline_precision, reported_done_on, closed_on, open_days)
    select x.id, 'TT-' || right(meeting, 12) || '/' || (1 + n % ${DIRECTIVES_PER_MEETING}), words, 'TASK', status, b.id, meeting, conclusion, span, held_on, 'DAY',
      kind, case when due is not null then 'trước ngày ' || to_char(due, 'DD/MM/YYYY') end, due, case when due is not null then 'DAY' end,
      kind, case when due is not null then 'trước ngày ' || to_char(due, 'DD/MM/YYYY') end, due, case when due is not null then 'DAY' end,
      reported, closed,
      case when closed is null then datemultirange(daterange(held_on, null)) else datemultirange(daterange(held_on, closed)) end
    from (select *, case when n % 8 <> 0 then held_on + 10 + n % 60 end as due, case when n % 8 <> 0 then 'FIXED' else 'NONE' end as kind,
        case when status in ('COMPLETED', 'REPORTED_DONE') then least(held_on + 5 + n % 70, current_date) end as reported,
        case when status in ('COMPLETED', 'CANCELLED') then least(held_on + 8 + n % 75, current_date) end as closed
      from load_directive) x, load_unit b where b.number = 0`,
  () => `insert into transition (id, directive_id, ordinal, from_status, to_status, happened_on)
    select ${newIdSql('trn', 'n')}, id, 1, null, case when status in ('COMPLETED', 'CANCELLED') then 'ASSIGNED' else status end, held_on from load_directive`,
  () => `insert into transition (id, directive_id, ordinal, from_status, to_status, happened_on)
    select ${newIdSql('trn', 'n')}, x.id, 2, 'ASSIGNED', x.status, d.closed_on from load_directive x join directive d on d.id = x.id where d.closed_on is not null`,
  () => `insert into assignment (id, directive_id, role, organization_id, acceptance)
    select ${newIdSql('asg', 'n')}, d.id, 'LEAD', u.id, 'ACCEPTED' from load_directive d join load_unit u on u.number = 1 + d.n % ${UNIT_COUNT}`,
  () => `insert into assignment (id, directive_id, role, organization_id, acceptance)
    select ${newIdSql('asg', 'n')}, d.id, 'COORDINATE', u.id, 'PENDING' from load_directive d join load_unit u on u.number = 1 + (d.n + 7) % ${UNIT_COUNT} where d.n % 5 < 3`,
  () => `insert into progress_report (id, directive_id, organization_id, state, submitted_on, claim, percent, says_done)
    select ${newIdSql('rep', 'd.n')}, d.id, u.id, 'SUBMITTED', least(d.held_on + 5 + d.n % 20, current_date), 'Đã triển khai đến các tổ dân phố.', d.n % 101, false
    from load_directive d join load_unit u on u.number = 1 + d.n % ${UNIT_COUNT} where d.n % 2 = 0`,
];

/** The statements of a load: the organizations, then the statements of every batch, then the tables to analyze. */
export const loadStatements = {
  organizations,
  batch,
  tables: [
    'organization',
    'meeting',
    'document',
    'text_span',
    'conclusion',
    'directive',
    'transition',
    'assignment',
    'progress_report',
  ],
} as const;
