import { Field, ObjectType } from 'type-graphql';
import { authorizationError, type Resource } from '../../authorization/policy.ts';
import { Viewer } from '../../authorization/viewer.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import {
  CLOSED_STATUSES,
  type DirectiveKind,
  DirectiveStatus,
} from '../../entities/directives/directive-enums.ts';
import { DirectiveRelation } from '../../entities/directives/directive-relation.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { GroupMember } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { ErrorCode } from '../../shared/error-codes.ts';
import type { ComputedField, Sql, SqlContext } from '../../shared/graph-type.ts';
import { MUTATION_BY_VERB, type TransitionRule, TransitionVerb, transitionsFrom } from './transitions.ts';

@ObjectType({
  description:
    'A transition that the life cycle has from the current status, and whether the viewer may make it.',
})
export class AvailableTransition {
  @Field(() => TransitionVerb, { description: 'The transition.' })
  verb!: TransitionVerb;

  @Field(() => String, {
    description: 'The mutation that makes the transition, for example `startDirective`.',
  })
  mutation!: string;

  @Field(() => DirectiveStatus, {
    nullable: true,
    description: 'The new status; null for RESUME, which restores the status before the suspension.',
  })
  to!: DirectiveStatus | null;

  @Field(() => Boolean, { description: 'Whether the viewer may make the transition now.' })
  isAllowed!: boolean;

  @Field(() => ErrorCode, {
    nullable: true,
    description: 'The error code that the mutation would return; null if the transition is allowed.',
  })
  errorCode!: ErrorCode | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the transition is not allowed and what to do; null if it is allowed.',
  })
  errorMessage!: string | null;

  @Field(() => [String], {
    description: 'What the mutation needs besides the directive: `reason`, `report`, `successor`.',
  })
  requires!: readonly string[];
}

/** The facts that decide: status and kind, the resource for the policy, the accounts that reported it done, and open parts. */
interface TransitionFacts {
  readonly status: DirectiveStatus;
  readonly kind: DirectiveKind;
  readonly place: Resource;
  readonly reporters: readonly string[];
  readonly hasOpenParts: boolean;
}

const closedStatusesSql = CLOSED_STATUSES.map((status) => `'${status}'`).join(', ');

/** The paths of all units it is assigned to, without row filters. They stay on the server; the viewer gets only the transitions. */
const addresseePathsSql = (
  d: Sql,
  sql: SqlContext,
): Sql => `coalesce((select json_agg(o.path) from ${sql.table(Organization)} o where o.id in (
  select a.organization_id from ${sql.table(Assignment)} a where a.directive_id = ${d}.id
  union select m.organization_id from ${sql.table(Assignment)} a join ${sql.table(GroupMember)} m on m.group_id = a.group_id where a.directive_id = ${d}.id)), '[]')`;

const transitionFactsSql = (d: Sql, sql: SqlContext): Sql => `json_build_object(
  'status', ${d}.status, 'kind', ${d}.kind,
  'place', json_build_object(
    'body', (select b.path from ${sql.table(Organization)} b where b.id = ${d}.body_id),
    'addressees', ${addresseePathsSql(d, sql)},
    'people', coalesce((select json_agg(a.person_id) from ${sql.table(Assignment)} a where a.directive_id = ${d}.id and a.person_id is not null), '[]')),
  'reporters', coalesce((select json_agg(r.account_id) from ${sql.table(ProgressReport)} r where r.directive_id = ${d}.id and r.says_done and r.state = 'SUBMITTED' and r.account_id is not null), '[]'),
  'hasOpenParts', exists (select 1 from ${sql.table(DirectiveRelation)} p join ${sql.table(Directive)} x on x.id = p.from_id
    where p.to_id = ${d}.id and p.kind = 'PART_OF' and x.status not in (${closedStatusesSql}) and ${sql.visible(Directive, 'x')}))`;

/** Transitions that close a directive. They are possible only when its parts are closed. */
const CLOSING_TRANSITIONS: readonly TransitionVerb[] = ['CONFIRM', 'CANCEL', 'TRANSFER', 'SUPERSEDE'];

function transitionError(
  rule: TransitionRule,
  facts: TransitionFacts,
  viewer: Viewer,
): readonly [ErrorCode, string] | null {
  const error = authorizationError(viewer, rule.permission, facts.place);
  if (error) return [error.code as ErrorCode, error.message];
  const { account } = viewer;
  if (rule.verb === 'CONFIRM' && account && facts.reporters.includes(account.accountId))
    return ['CONFIRMER_REPORTED', 'You reported this directive done. Another person must confirm it.'];
  if (CLOSING_TRANSITIONS.includes(rule.verb) && facts.hasOpenParts)
    return ['PARTS_OPEN', 'The directive has parts that are still open. Close them first.'];
  return null;
}

/** Returns the transitions from the current status. Uses the same table and the same policy as the mutations. */
export function evaluateTransitions(facts: TransitionFacts, viewer: Viewer): AvailableTransition[] {
  return transitionsFrom(facts.status, facts.kind).map((rule) => {
    const [errorCode = null, errorMessage = null] = transitionError(rule, facts, viewer) ?? [];
    const to = rule.to === 'BEFORE' ? null : rule.to;
    return {
      verb: rule.verb,
      mutation: MUTATION_BY_VERB[rule.verb],
      to,
      isAllowed: errorCode === null,
      errorCode,
      errorMessage,
      requires: rule.requires,
    };
  });
}

/** The field `Directive.availableTransitions`. */
export const availableTransitions: ComputedField = {
  type: () => AvailableTransition,
  list: true,
  filterable: false,
  description:
    'The transitions that are possible from the current status; for each, whether the viewer may make it, and why not.',
  sql: transitionFactsSql,
  transform: (value, context) =>
    evaluateTransitions(
      value as TransitionFacts,
      (context as { viewer?: Viewer }).viewer ?? Viewer.anonymous,
    ),
};
