// Which rows each kind of viewer may see. The file is longer than usual, because it is one table: a rule for each class.
import { Account, RoleGrant } from '../entities/accounts/account.entity.ts';
import { AccountDetails } from '../entities/accounts/account-details.ts';
import { AccessToken, Session } from '../entities/accounts/credential.entity.ts';
import { CalendarDay } from '../entities/calendar/calendar-day.entity.ts';
import { Conclusion } from '../entities/conclusions/conclusion.entity.ts';
import { Topic } from '../entities/conclusions/topic.entity.ts';
import { Assignment } from '../entities/directives/assignment.entity.ts';
import { DeadlineChange } from '../entities/directives/deadline-change.entity.ts';
import { Directive } from '../entities/directives/directive.entity.ts';
import { DirectiveRelation } from '../entities/directives/directive-relation.entity.ts';
import { ExtensionRequest } from '../entities/directives/extension-request.entity.ts';
import { Evidence, ProgressReport } from '../entities/directives/progress-report.entity.ts';
import { Review } from '../entities/directives/review.entity.ts';
import { Transition } from '../entities/directives/transition.entity.ts';
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
import type { GraphClass, Sql, SqlContext, SqlExpression, Visibility } from '../shared/graph-type.ts';
import type { Viewer } from './viewer.ts';

/** Which rows of each class a kind of viewer may see. If a class is missing, the viewer sees none of its rows. */
type RowPolicies = ReadonlyMap<GraphClass, SqlExpression>;

/** The condition that the viewer may see the row that a column points to. */
const visibleThrough =
  (graphClass: GraphClass, column: string): SqlExpression =>
  (row, sql) => {
    const other = `${row}_${column}`;
    return `exists (select 1 from ${sql.table(graphClass)} ${other} where ${other}.id = ${row}.${column} and ${sql.visible(graphClass, other)})`;
  };

const anyOf = (column: Sql, name: string, sql: SqlContext): Sql =>
  `${column} = any(${sql.viewerParameter(name, 'text[]')})`;

const pathStartsWith = (path: Sql, name: string, sql: SqlContext): Sql =>
  `${path} ^@ any(${sql.viewerParameter(name, 'text[]')})`;

/** The condition that an organization belongs to a body in which the viewer has any role: its path starts at that body. */
const inOwnBodies: SqlExpression = (o, sql) => anyOf(`left(${o}.path, 36)`, 'bodies', sql);

/** The condition that the organization that a column points to lies in a unit of the viewer. */
const inOwnUnits = (column: Sql, alias: Sql, sql: SqlContext): Sql =>
  `exists (select 1 from ${sql.table(Organization)} ${alias} where ${alias}.id = ${column} and ${pathStartsWith(`${alias}.path`, 'units', sql)})`;

/** The body of a document: that of the meeting it records, else that of its issuer. Null if neither is known. */
const documentBodyId: SqlExpression = (d, sql) =>
  `coalesce((select ${d}_m.body_id from ${sql.table(Meeting)} ${d}_m where ${d}_m.id = ${d}.meeting_id),
    (select left(${d}_h.path, 36) from ${sql.table(Organization)} ${d}_h where ${d}_h.id = ${d}.issuer_id))`;

/**
 * The condition that the viewer works in the body of a document. If that body is unknown, the document must be PUBLIC and the viewer
 * must work in any body.
 */
const inWorkingBodies: SqlExpression = (d, sql) =>
  `coalesce(${anyOf(documentBodyId(d, sql), 'works', sql)}, ${d}.confidentiality = 'PUBLIC' and cardinality(${sql.viewerParameter('works', 'text[]')}) > 0)`;

const isNamedReader: SqlExpression = (d, sql) =>
  `exists (select 1 from document_reader ${d}_n where ${d}_n.document_id = ${d}.id and ${d}_n.account_id = ${sql.viewerParameter('account', 'text')})`;

/**
 * The condition that the viewer may read the text of a document, and not only its stub.
 *
 * PUBLIC and INTERNAL documents: everybody who works in the body. RESTRICTED documents: those who read the whole body. Named
 * readers may read all of them.
 */
const canReadDocument: SqlExpression = (d, sql) =>
  `(case when ${d}.confidentiality = 'RESTRICTED' then coalesce(${anyOf(documentBodyId(d, sql), 'wholeBodies', sql)}, false)
    else ${inWorkingBodies(d, sql)} end or ${isNamedReader(d, sql)})`;

/** The condition that the viewer may read the quote of a row's span. It also holds for a row without a span. */
const canReadQuote = (row: Sql, sql: SqlContext): Sql =>
  `(${row}.span_id is null or exists (select 1 from ${sql.table(TextSpan)} ${row}_s where ${row}_s.id = ${row}.span_id and ${sql.visible(TextSpan, `${row}_s`)}))`;

/**
 * The condition that a directive is assigned to the viewer in person or to a unit of the viewer. It may be assigned to the unit
 * itself, to a group with the unit as a member, or to a group whose members are not known: it may mean any unit of the body.
 *
 * There are several subqueries, so that each can start from the few units of the viewer and not from all assignments.
 */
const assignedToOwnUnits: SqlExpression = (d, sql) => {
  const assigned = `${sql.table(Assignment)} ${d}_a`;
  const here = `${d}_a.directive_id = ${d}.id`;
  return `(exists (select 1 from ${assigned} join ${sql.table(Organization)} ${d}_o on ${d}_o.id = ${d}_a.organization_id
      where ${here} and ${pathStartsWith(`${d}_o.path`, 'units', sql)})
    or exists (select 1 from ${assigned} join ${sql.table(GroupMember)} ${d}_m on ${d}_m.group_id = ${d}_a.group_id
      join ${sql.table(Organization)} ${d}_o on ${d}_o.id = ${d}_m.organization_id
      where ${here} and ${pathStartsWith(`${d}_o.path`, 'units', sql)})
    or exists (select 1 from ${assigned} join ${sql.table(Group)} ${d}_g on ${d}_g.id = ${d}_a.group_id
      where ${here} and ${anyOf(`${d}_g.body_id`, 'works', sql)}
        and not exists (select 1 from ${sql.table(GroupMember)} ${d}_n where ${d}_n.group_id = ${d}_g.id))
    or exists (select 1 from ${assigned} where ${here} and ${d}_a.person_id = ${sql.viewerParameter('person', 'text')}))`;
};

/** The condition that the account has a role in an organization where the viewer is ADMIN, or that it has no role yet. */
const administersSomeGrant: SqlExpression = (a, sql) =>
  `(exists (select 1 from ${sql.table(RoleGrant)} ${a}_r join ${sql.table(Organization)} ${a}_ro on ${a}_ro.id = ${a}_r.organization_id
      where ${a}_r.account_id = ${a}.id and ${pathStartsWith(`${a}_ro.path`, 'administers', sql)})
    or (cardinality(${sql.viewerParameter('administers', 'text[]')}) > 0 and not exists (select 1 from ${sql.table(RoleGrant)} ${a}_n where ${a}_n.account_id = ${a}.id)))`;

const visibleThroughDirective = visibleThrough(Directive, 'directive_id');

/** The condition that the viewer is ADMIN everywhere an account has a role. If it has none, ADMIN anywhere is enough. */
const administersEveryGrant: SqlExpression = (
  a,
  sql,
) => `(cardinality(${sql.viewerParameter('administers', 'text[]')}) > 0 and not exists (
  select 1 from ${sql.table(RoleGrant)} ${a}_k join ${sql.table(Organization)} ${a}_ko on ${a}_ko.id = ${a}_k.organization_id
  where ${a}_k.account_id = ${a}.id and not (${pathStartsWith(`${a}_ko.path`, 'administers', sql)})))`;

/** The condition for events of a table in the chain of the installation: the viewer may see the changed row. */
const canReadHistoryOf =
  (table: string, graphClass: GraphClass, visibilityClass: GraphClass = graphClass): SqlExpression =>
  (e, sql) =>
    `(${e}.body_id is null and ${e}.subject_table = '${table}' and exists (
    select 1 from ${sql.table(graphClass)} ${e}_${table} where ${e}_${table}.id = ${e}.subject_id and ${sql.visible(visibilityClass, `${e}_${table}`)}))`;

/** Role grants and access records of auditors. A viewer who only reads the whole body does not see their history. */
const AUDITOR_ONLY_TABLES = `('role_grant', 'audit_event')`;

/**
 * The condition for audit events. Auditors of a body see its whole history. Those who read the whole body see all of it except role
 * grants and access records.
 */
const canReadHistory: SqlExpression = (e, sql) =>
  `(${anyOf(`${e}.body_id`, 'audits', sql)}
    or (${anyOf(`${e}.body_id`, 'wholeBodies', sql)} and ${e}.subject_table not in ${AUDITOR_ONLY_TABLES})
    or ${canReadHistoryOf('person', Person)(e, sql)} or ${canReadHistoryOf('account', Account, AccountDetails)(e, sql)}
    or ${canReadHistoryOf('topic', Topic)(e, sql)})`;

/** What viewers with an account see. */
const accountRowPolicies: RowPolicies = new Map<GraphClass, SqlExpression>([
  [Organization, inOwnBodies],
  [OrganizationAlias, visibleThrough(Organization, 'organization_id')],
  [BodyPolicy, visibleThrough(Organization, 'body_id')],
  [CalendarDay, visibleThrough(Organization, 'body_id')],
  [Group, (g, sql) => anyOf(`${g}.body_id`, 'bodies', sql)],
  [GroupMember, visibleThrough(Group, 'group_id')],
  [
    Person,
    (
      p,
      sql,
    ) => `(exists (select 1 from ${sql.table(Position)} ${p}_p where ${p}_p.person_id = ${p}.id and ${sql.visible(Position, `${p}_p`)})
      or exists (select 1 from ${sql.table(Meeting)} ${p}_m where ${p}_m.chair_id = ${p}.id and ${sql.visible(Meeting, `${p}_m`)})
      or exists (select 1 from ${sql.table(Attendance)} ${p}_t where ${p}_t.person_id = ${p}.id and ${sql.visible(Attendance, `${p}_t`)})
      or exists (select 1 from ${sql.table(Assignment)} ${p}_a where ${p}_a.person_id = ${p}.id and ${sql.visible(Assignment, `${p}_a`)})
      or exists (select 1 from ${sql.table(Account)} ${p}_c where ${p}_c.person_id = ${p}.id and ${p}_c.id = ${sql.viewerParameter('account', 'text')}))`,
  ],
  [Position, visibleThrough(Organization, 'organization_id')],
  [Meeting, (m, sql) => anyOf(`${m}.body_id`, 'works', sql)],
  [Attendance, visibleThrough(Meeting, 'meeting_id')],
  [
    Document,
    // A RESTRICTED document is visible wherever an INTERNAL one is. `restrictedFields` of its type definition reduce it to a stub.
    (d, sql) => `(${inWorkingBodies(d, sql)} or ${isNamedReader(d, sql)})`,
  ],
  [DocumentText, canReadDocument],
  [
    TextSpan,
    (s, sql) =>
      `exists (select 1 from ${sql.table(Document)} ${s}_d where ${s}_d.id = ${s}.document_id and ${canReadDocument(`${s}_d`, sql)})`,
  ],
  [Conclusion, (c, sql) => `(${visibleThrough(Meeting, 'meeting_id')(c, sql)} and ${canReadQuote(c, sql)})`],
  [
    Directive,
    (d, sql) =>
      `(${anyOf(`${d}.body_id`, 'wholeBodies', sql)} or (${d}.status <> 'DRAFT' and ${assignedToOwnUnits(d, sql)}))`,
  ],
  [Assignment, visibleThroughDirective],
  [Transition, visibleThroughDirective],
  [DeadlineChange, visibleThroughDirective],
  [Review, visibleThroughDirective],
  [ExtensionRequest, visibleThroughDirective],
  [
    DirectiveRelation,
    (r, sql) =>
      `(${visibleThrough(Directive, 'from_id')(r, sql)} and ${visibleThrough(Directive, 'to_id')(r, sql)})`,
  ],
  [
    ProgressReport,
    (r, sql) =>
      `((${r}.state = 'SUBMITTED' and ${visibleThroughDirective(r, sql)}) or ${inOwnUnits(`${r}.organization_id`, `${r}_o`, sql)})`,
  ],
  [Evidence, visibleThrough(ProgressReport, 'report_id')],
  // A draft is not recorded yet. Only those who read the whole body see it, as with drafts of directives.
  [Draft, (d, sql) => anyOf(`${d}.body_id`, 'wholeBodies', sql)],
  [Proposal, visibleThrough(Draft, 'draft_id')],
  [ProposedAddressee, visibleThrough(Proposal, 'proposal_id')],
  [
    Account,
    (a, sql) => `(${a}.id = ${sql.viewerParameter('account', 'text')} or exists (
      select 1 from ${sql.table(RoleGrant)} ${a}_g join ${sql.table(Organization)} ${a}_o on ${a}_o.id = ${a}_g.organization_id
      where ${a}_g.account_id = ${a}.id and ${inOwnBodies(`${a}_o`, sql)})
      or ${administersSomeGrant(a, sql)})`,
  ],
  [
    AccountDetails,
    (a, sql) => `(${a}.id = ${sql.viewerParameter('account', 'text')} or ${administersSomeGrant(a, sql)})`,
  ],
  [
    RoleGrant,
    (g, sql) => `(${g}.account_id = ${sql.viewerParameter('account', 'text')} or exists (
      select 1 from ${sql.table(Organization)} ${g}_o where ${g}_o.id = ${g}.organization_id and ${pathStartsWith(`${g}_o.path`, 'administers', sql)}))`,
  ],
  [AuditEvent, canReadHistory],
  [Session, (s, sql) => `${s}.account_id = ${sql.viewerParameter('account', 'text')}`],
  [
    AccessToken,
    (t, sql) =>
      `(${t}.account_id = ${sql.viewerParameter('account', 'text')} or exists (
        select 1 from ${sql.table(Account)} ${t}_a where ${t}_a.id = ${t}.account_id and ${t}_a.kind = 'SERVICE' and ${administersEveryGrant(`${t}_a`, sql)}))`,
  ],
]);

/** The condition that a body publishes its records. Then everybody may read what its PUBLIC documents say. */
const publishesRecords = (bodyId: Sql): Sql =>
  `exists (select 1 from body_policy published where published.body_id = ${bodyId} and published.publication = 'RECORDS')`;

const hasVisibleSpan = (row: Sql, sql: SqlContext): Sql =>
  `exists (select 1 from ${sql.table(TextSpan)} ${row}_s where ${row}_s.id = ${row}.span_id and ${sql.visible(TextSpan, `${row}_s`)})`;

const isPublicDocument: SqlExpression = (d, sql) =>
  `(${d}.confidentiality = 'PUBLIC' and ${publishesRecords(documentBodyId(d, sql))})`;

/** What anonymous viewers see: what the PUBLIC documents say, of bodies that publish their records. */
const anonymousRowPolicies: RowPolicies = new Map<GraphClass, SqlExpression>([
  [Organization, (o) => publishesRecords(`left(${o}.path, 36)`)],
  [OrganizationAlias, visibleThrough(Organization, 'organization_id')],
  [Group, (g) => publishesRecords(`${g}.body_id`)],
  [GroupMember, visibleThrough(Group, 'group_id')],
  [
    Person,
    (
      p,
      sql,
    ) => `(exists (select 1 from ${sql.table(Meeting)} ${p}_m where ${p}_m.chair_id = ${p}.id and ${sql.visible(Meeting, `${p}_m`)})
      or exists (select 1 from ${sql.table(Assignment)} ${p}_a where ${p}_a.person_id = ${p}.id and ${sql.visible(Assignment, `${p}_a`)}))`,
  ],
  [
    Meeting,
    (m, sql) =>
      `(${publishesRecords(`${m}.body_id`)} and exists (select 1 from ${sql.table(Document)} ${m}_d where ${m}_d.meeting_id = ${m}.id and ${m}_d.confidentiality = 'PUBLIC'))`,
  ],
  [Attendance, visibleThrough(Meeting, 'meeting_id')],
  [Document, isPublicDocument],
  [DocumentText, isPublicDocument],
  [TextSpan, visibleThrough(Document, 'document_id')],
  [
    Conclusion,
    (c, sql) => `(${visibleThrough(Meeting, 'meeting_id')(c, sql)} and ${hasVisibleSpan(c, sql)})`,
  ],
  [Directive, (d, sql) => `(${d}.status <> 'DRAFT' and ${hasVisibleSpan(d, sql)})`],
  [Assignment, visibleThroughDirective],
  [Transition, visibleThroughDirective],
  [DeadlineChange, visibleThroughDirective],
  [
    Review,
    (r, sql) => `(${visibleThroughDirective(r, sql)} and ${visibleThrough(Meeting, 'meeting_id')(r, sql)})`,
  ],
  [
    DirectiveRelation,
    (r, sql) =>
      `(${visibleThrough(Directive, 'from_id')(r, sql)} and ${visibleThrough(Directive, 'to_id')(r, sql)})`,
  ],
]);

/** Topics are a vocabulary, so every viewer sees them. */
const PUBLIC_TYPES = new Set(['Topic']);

/** Types without a table (search hits, trace steps, tombstones). Their rows are built from rows that were checked already. */
const COMPUTED_TYPES = new Set([
  'SearchHit',
  'Trace',
  'TraceStep',
  'Coverage',
  'Tombstone',
  'AddresseeCandidate',
  'PossibleDuplicate',
  'Comparison',
  'DirectiveChange',
]);

const toVisibility =
  (policies: RowPolicies): Visibility =>
  (of, row, sql) => {
    if (PUBLIC_TYPES.has(of.name) || COMPUTED_TYPES.has(of.name)) return undefined;
    return (policies.get(of) ?? (() => 'false'))(row, sql);
  };

const visibilityByViewerKind = {
  LOCAL: () => undefined,
  ACCOUNT: toVisibility(accountRowPolicies),
  ANONYMOUS: toVisibility(anonymousRowPolicies),
} satisfies Record<Viewer['kind'], Visibility>;

/** Returns which rows a viewer may see: one predicate for each class, with the values of the viewer as parameters. */
export function getRowVisibility(viewer: Viewer) {
  return {
    visibility: visibilityByViewerKind[viewer.kind],
    visibilityName: viewer.kind,
    values: viewer.sqlParameters,
  };
}

/** Returns the classes of which a kind of viewer can see rows at all. For the permission table. */
export const getVisibleClasses = (kind: 'ACCOUNT' | 'ANONYMOUS'): ReadonlySet<GraphClass> =>
  new Set((kind === 'ACCOUNT' ? accountRowPolicies : anonymousRowPolicies).keys());
