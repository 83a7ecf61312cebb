import { Account, RoleGrant } from '../entities/accounts/account.entity.ts';
import { AccountDetails } from '../entities/accounts/account-details.ts';
import { AccessToken, Session } from '../entities/accounts/credential.entity.ts';
import { CalendarDay } from '../entities/calendar/calendar-day.entity.ts';
import { Conclusion } from '../entities/conclusions/conclusion.entity.ts';
import { Topic } from '../entities/conclusions/topic.entity.ts';
import { Assignment } from '../entities/directives/assignment.entity.ts';
import { Directive } from '../entities/directives/directive.entity.ts';
import { DeadlineChange, ExtensionRequest } from '../entities/directives/extension.entity.ts';
import { Evidence, ProgressReport } from '../entities/directives/progress-report.entity.ts';
import { DirectiveRelation, Review, Transition } from '../entities/directives/transition.entity.ts';
import { Document, TextSpan } from '../entities/documents/document.entity.ts';
import { DocumentText } from '../entities/documents/document-text.ts';
import { AuditEvent } from '../entities/history/audit-event.entity.ts';
import { Draft } from '../entities/intake/draft.entity.ts';
import { Proposal } from '../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../entities/intake/proposed-addressee.entity.ts';
import { Attendance, Meeting } from '../entities/meetings/meeting.entity.ts';
import { BodyPolicy } from '../entities/units/body-policy.entity.ts';
import { Group, GroupMember } from '../entities/units/group.entity.ts';
import { Organization, OrganizationAlias } from '../entities/units/organization.entity.ts';
import { Person, Position } from '../entities/units/person.entity.ts';
import type { Definition, Definitions, GraphClass, Sql, Visibility } from '../shared/graph-type.ts';
import type { Viewer } from './viewer.ts';

/** Which rows of each class a kind of viewer may see. A class that is missing here has no rows for anybody. */
type Predicates = ReadonlyMap<GraphClass, Definition>;

/** That the row a column points to exists and may be seen. */
const throughLink =
  (of: GraphClass, column: string): Definition =>
  (row, q) => {
    const other = `${row}_${column}`;
    return `exists (select 1 from ${q.table(of)} ${other} where ${other}.id = ${row}.${column} and ${q.seen(of, other)})`;
  };

const among = (column: Sql, name: string, q: Definitions): Sql =>
  `${column} = any(${q.viewer(name, 'text[]')})`;

const below = (path: Sql, name: string, q: Definitions): Sql => `${path} ^@ any(${q.viewer(name, 'text[]')})`;

/** That an organization belongs to a body in which the viewer has any role: its path starts at that body. */
const inBodies: Definition = (o, q) => among(`left(${o}.path, 36)`, 'bodies', q);

/** That the organization a column points to lies in a unit of the viewer. */
const inUnits = (column: Sql, alias: Sql, q: Definitions): Sql =>
  `exists (select 1 from ${q.table(Organization)} ${alias} where ${alias}.id = ${column} and ${below(`${alias}.path`, 'units', q)})`;

/** The body a document belongs to: that of the meeting it records, or else that of its issuer; null when neither is known. */
const bodyOfDocument: Definition = (d, q) =>
  `coalesce((select ${d}_m.body_id from ${q.table(Meeting)} ${d}_m where ${d}_m.id = ${d}.meeting_id),
    (select left(${d}_h.path, 36) from ${q.table(Organization)} ${d}_h where ${d}_h.id = ${d}.issuer_id))`;

/** A document of no known body is nobody's business unless it is PUBLIC; then whoever works in any body reads it. */
const isOfWork: Definition = (d, q) =>
  `coalesce(${among(bodyOfDocument(d, q), 'works', q)}, ${d}.confidentiality = 'PUBLIC' and cardinality(${q.viewer('works', 'text[]')}) > 0)`;

const isNamedReader: Definition = (d, q) =>
  `exists (select 1 from document_reader ${d}_n where ${d}_n.document_id = ${d}.id and ${d}_n.account_id = ${q.viewer('account', 'text')})`;

/**
 * That a document may be read, not only known of.
 *
 * PUBLIC and INTERNAL: by whoever works in the body. RESTRICTED: by those who read all of the body, and by named readers.
 */
const readsDocument: Definition = (d, q) =>
  `(case when ${d}.confidentiality = 'RESTRICTED' then coalesce(${among(bodyOfDocument(d, q), 'wholeBodies', q)}, false)
    else ${isOfWork(d, q)} end or ${isNamedReader(d, q)})`;

/** That what a span quotes may be read; without a span there is nothing to hide. */
const quoteIsReadable = (row: Sql, q: Definitions): Sql =>
  `(${row}.span_id is null or exists (select 1 from ${q.table(TextSpan)} ${row}_s where ${row}_s.id = ${row}.span_id and ${q.seen(TextSpan, `${row}_s`)}))`;

/**
 * That something was given to the viewer in person, or to a unit of theirs: to it, to a collective it is a member of, or to one of the
 * body whose members nobody wrote down, which may mean any unit.
 *
 * Several ways and not one, so that each can start from the few units of the viewer and not from all assignments.
 */
const givenToUnits: Definition = (d, q) => {
  const assigned = `${q.table(Assignment)} ${d}_a`;
  const here = `${d}_a.directive_id = ${d}.id`;
  return `(exists (select 1 from ${assigned} join ${q.table(Organization)} ${d}_o on ${d}_o.id = ${d}_a.organization_id
      where ${here} and ${below(`${d}_o.path`, 'units', q)})
    or exists (select 1 from ${assigned} join ${q.table(GroupMember)} ${d}_m on ${d}_m.group_id = ${d}_a.group_id
      join ${q.table(Organization)} ${d}_o on ${d}_o.id = ${d}_m.organization_id
      where ${here} and ${below(`${d}_o.path`, 'units', q)})
    or exists (select 1 from ${assigned} join ${q.table(Group)} ${d}_g on ${d}_g.id = ${d}_a.group_id
      where ${here} and ${among(`${d}_g.body_id`, 'works', q)}
        and not exists (select 1 from ${q.table(GroupMember)} ${d}_n where ${d}_n.group_id = ${d}_g.id))
    or exists (select 1 from ${assigned} where ${here} and ${d}_a.person_id = ${q.viewer('person', 'text')}))`;
};

/** That the viewer keeps an account: one with a role where they are ADMIN, or one that nobody gave a role yet. */
const isAdministered: Definition = (a, q) =>
  `(exists (select 1 from ${q.table(RoleGrant)} ${a}_r join ${q.table(Organization)} ${a}_ro on ${a}_ro.id = ${a}_r.organization_id
      where ${a}_r.account_id = ${a}.id and ${below(`${a}_ro.path`, 'administers', q)})
    or (cardinality(${q.viewer('administers', 'text[]')}) > 0 and not exists (select 1 from ${q.table(RoleGrant)} ${a}_n where ${a}_n.account_id = ${a}.id)))`;

const ofDirective = throughLink(Directive, 'directive_id');

/** That the viewer is an administrator where an account has all its roles; anywhere, when it has none. */
const keepsAccount: Definition = (
  a,
  q,
) => `(cardinality(${q.viewer('administers', 'text[]')}) > 0 and not exists (
  select 1 from ${q.table(RoleGrant)} ${a}_k join ${q.table(Organization)} ${a}_ko on ${a}_ko.id = ${a}_k.organization_id
  where ${a}_k.account_id = ${a}.id and not (${below(`${a}_ko.path`, 'administers', q)})))`;

/** Rows of a table in the chain of the installation whose history those see who see the row itself. */
const historyOf =
  (table: string, of: GraphClass, seenAs: GraphClass = of): Definition =>
  (e, q) =>
    `(${e}.body_id is null and ${e}.subject_table = '${table}' and exists (
    select 1 from ${q.table(of)} ${e}_${table} where ${e}_${table}.id = ${e}.subject_id and ${q.seen(seenAs, `${e}_${table}`)}))`;

/** Who has which role is no business of those who only read all of a body; nor is what auditors looked at. */
const OF_AUDITORS = `('role_grant', 'audit_event')`;

/** The history of a body: all of it for its auditors, that of what happens in it for those who read all of the body. */
const readsHistory: Definition = (e, q) =>
  `(${among(`${e}.body_id`, 'audits', q)}
    or (${among(`${e}.body_id`, 'wholeBodies', q)} and ${e}.subject_table not in ${OF_AUDITORS})
    or ${historyOf('person', Person)(e, q)} or ${historyOf('account', Account, AccountDetails)(e, q)}
    or ${historyOf('topic', Topic)(e, q)})`;

/** What those see who are signed in. */
const member: Predicates = new Map<GraphClass, Definition>([
  [Organization, inBodies],
  [OrganizationAlias, throughLink(Organization, 'organization_id')],
  [BodyPolicy, throughLink(Organization, 'body_id')],
  [CalendarDay, throughLink(Organization, 'body_id')],
  [Group, (g, q) => among(`${g}.body_id`, 'bodies', q)],
  [GroupMember, throughLink(Group, 'group_id')],
  [
    Person,
    (
      p,
      q,
    ) => `(exists (select 1 from ${q.table(Position)} ${p}_p where ${p}_p.person_id = ${p}.id and ${q.seen(Position, `${p}_p`)})
      or exists (select 1 from ${q.table(Meeting)} ${p}_m where ${p}_m.chair_id = ${p}.id and ${q.seen(Meeting, `${p}_m`)})
      or exists (select 1 from ${q.table(Attendance)} ${p}_t where ${p}_t.person_id = ${p}.id and ${q.seen(Attendance, `${p}_t`)})
      or exists (select 1 from ${q.table(Assignment)} ${p}_a where ${p}_a.person_id = ${p}.id and ${q.seen(Assignment, `${p}_a`)})
      or exists (select 1 from ${q.table(Account)} ${p}_c where ${p}_c.person_id = ${p}.id and ${p}_c.id = ${q.viewer('account', 'text')}))`,
  ],
  [Position, throughLink(Organization, 'organization_id')],
  [Meeting, (m, q) => among(`${m}.body_id`, 'works', q)],
  [Attendance, throughLink(Meeting, 'meeting_id')],
  [
    Document,
    // A RESTRICTED one is known of wherever an INTERNAL one would be read; what is left out of it then says its reading.
    (d, q) => `(${isOfWork(d, q)} or ${isNamedReader(d, q)})`,
  ],
  [DocumentText, readsDocument],
  [
    TextSpan,
    (s, q) =>
      `exists (select 1 from ${q.table(Document)} ${s}_d where ${s}_d.id = ${s}.document_id and ${readsDocument(`${s}_d`, q)})`,
  ],
  [Conclusion, (c, q) => `(${throughLink(Meeting, 'meeting_id')(c, q)} and ${quoteIsReadable(c, q)})`],
  [
    Directive,
    (d, q) =>
      `(${among(`${d}.body_id`, 'wholeBodies', q)} or (${d}.status <> 'DRAFT' and ${givenToUnits(d, q)}))`,
  ],
  [Assignment, ofDirective],
  [Transition, ofDirective],
  [DeadlineChange, ofDirective],
  [Review, ofDirective],
  [ExtensionRequest, ofDirective],
  [
    DirectiveRelation,
    (r, q) => `(${throughLink(Directive, 'from_id')(r, q)} and ${throughLink(Directive, 'to_id')(r, q)})`,
  ],
  [
    ProgressReport,
    (r, q) =>
      `((${r}.state = 'SUBMITTED' and ${ofDirective(r, q)}) or ${inUnits(`${r}.organization_id`, `${r}_o`, q)})`,
  ],
  [Evidence, throughLink(ProgressReport, 'report_id')],
  // Not in the record yet: only those who read all of the body, as with drafts of directives.
  [Draft, (d, q) => among(`${d}.body_id`, 'wholeBodies', q)],
  [Proposal, throughLink(Draft, 'draft_id')],
  [ProposedAddressee, throughLink(Proposal, 'proposal_id')],
  [
    Account,
    (a, q) => `(${a}.id = ${q.viewer('account', 'text')} or exists (
      select 1 from ${q.table(RoleGrant)} ${a}_g join ${q.table(Organization)} ${a}_o on ${a}_o.id = ${a}_g.organization_id
      where ${a}_g.account_id = ${a}.id and ${inBodies(`${a}_o`, q)})
      or ${isAdministered(a, q)})`,
  ],
  [AccountDetails, (a, q) => `(${a}.id = ${q.viewer('account', 'text')} or ${isAdministered(a, q)})`],
  [
    RoleGrant,
    (g, q) => `(${g}.account_id = ${q.viewer('account', 'text')} or exists (
      select 1 from ${q.table(Organization)} ${g}_o where ${g}_o.id = ${g}.organization_id and ${below(`${g}_o.path`, 'administers', q)}))`,
  ],
  [AuditEvent, readsHistory],
  [Session, (s, q) => `${s}.account_id = ${q.viewer('account', 'text')}`],
  [
    AccessToken,
    (t, q) =>
      `(${t}.account_id = ${q.viewer('account', 'text')} or exists (
        select 1 from ${q.table(Account)} ${t}_a where ${t}_a.id = ${t}.account_id and ${t}_a.kind = 'SERVICE' and ${keepsAccount(`${t}_a`, q)}))`,
  ],
]);

/** That a body publishes its records: anybody may read what stands in its PUBLIC documents. */
const publishes = (body: Sql): Sql =>
  `exists (select 1 from body_policy published where published.body_id = ${body} and published.publication = 'RECORDS')`;

const isPublic = (row: Sql, q: Definitions): Sql =>
  `exists (select 1 from ${q.table(TextSpan)} ${row}_s where ${row}_s.id = ${row}.span_id and ${q.seen(TextSpan, `${row}_s`)})`;

const publicDocument: Definition = (d, q) =>
  `(${d}.confidentiality = 'PUBLIC' and ${publishes(bodyOfDocument(d, q))})`;

/** What those see who are not signed in: what stands in PUBLIC documents of bodies that publish their records. */
const anonymous: Predicates = new Map<GraphClass, Definition>([
  [Organization, (o) => publishes(`left(${o}.path, 36)`)],
  [OrganizationAlias, throughLink(Organization, 'organization_id')],
  [Group, (g) => publishes(`${g}.body_id`)],
  [GroupMember, throughLink(Group, 'group_id')],
  [
    Person,
    (
      p,
      q,
    ) => `(exists (select 1 from ${q.table(Meeting)} ${p}_m where ${p}_m.chair_id = ${p}.id and ${q.seen(Meeting, `${p}_m`)})
      or exists (select 1 from ${q.table(Assignment)} ${p}_a where ${p}_a.person_id = ${p}.id and ${q.seen(Assignment, `${p}_a`)}))`,
  ],
  [
    Meeting,
    (m, q) =>
      `(${publishes(`${m}.body_id`)} and exists (select 1 from ${q.table(Document)} ${m}_d where ${m}_d.meeting_id = ${m}.id and ${m}_d.confidentiality = 'PUBLIC'))`,
  ],
  [Attendance, throughLink(Meeting, 'meeting_id')],
  [Document, publicDocument],
  [DocumentText, publicDocument],
  [TextSpan, throughLink(Document, 'document_id')],
  [Conclusion, (c, q) => `(${throughLink(Meeting, 'meeting_id')(c, q)} and ${isPublic(c, q)})`],
  [Directive, (d, q) => `(${d}.status <> 'DRAFT' and ${isPublic(d, q)})`],
  [Assignment, ofDirective],
  [Transition, ofDirective],
  [DeadlineChange, ofDirective],
  [Review, (r, q) => `(${ofDirective(r, q)} and ${throughLink(Meeting, 'meeting_id')(r, q)})`],
  [
    DirectiveRelation,
    (r, q) => `(${throughLink(Directive, 'from_id')(r, q)} and ${throughLink(Directive, 'to_id')(r, q)})`,
  ],
]);

/** Themes are a vocabulary, not somebody's business. */
const VOCABULARY = new Set(['Topic']);

/** Rows that are no table's own (search hits, trace steps, tombstones) are made of rows that were asked about already. */
const DERIVED = new Set([
  'SearchHit',
  'Trace',
  'TraceStep',
  'Coverage',
  'Tombstone',
  'AddresseeCandidate',
  'EarlierOrder',
  'Comparison',
  'DirectiveChange',
]);

const apply =
  (predicates: Predicates): Visibility =>
  (of, row, q) => {
    if (VOCABULARY.has(of.name) || DERIVED.has(of.name)) return undefined;
    return (predicates.get(of) ?? (() => 'false'))(row, q);
  };

const rules = {
  LOCAL: () => undefined,
  ACCOUNT: apply(member),
  ANONYMOUS: apply(anonymous),
} satisfies Record<Viewer['kind'], Visibility>;

/** The rows a viewer may see: one predicate for each class, the values of the viewer as parameters. */
export function visibilityOf(viewer: Viewer) {
  return { visibility: rules[viewer.kind], visibilityName: viewer.kind, values: viewer.values };
}

/** For the table of permissions: in which classes a kind of viewer can see rows at all. */
export const classesSeenBy = (kind: 'ACCOUNT' | 'ANONYMOUS'): ReadonlySet<GraphClass> =>
  new Set((kind === 'ACCOUNT' ? member : anonymous).keys());
