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
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { DirectiveRelation } from '../../entities/directives/transition.entity.ts';
import { GroupMember } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { ComputedField, Sql, SqlContext } from '../../shared/graph-type.ts';
import { MUTATION_BY_VERB, type TransitionRule, TransitionVerb, transitionsFrom } from './transitions.ts';

@ObjectType({ description: 'A move a directive has from where it stands, and whether you may make it.' })
export class AvailableTransition {
  @Field(() => TransitionVerb, { description: 'The move.' })
  verb!: TransitionVerb;

  @Field(() => String, { description: 'The mutation that makes it, `startDirective`.' })
  mutation!: string;

  @Field(() => DirectiveStatus, {
    nullable: true,
    description: 'Where it leads; null for RESUME, which leads back to where it stood.',
  })
  to!: DirectiveStatus | null;

  @Field(() => Boolean, { description: 'Whether you may make it now.' })
  isAllowed!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The code it would be refused with; null when allowed.',
  })
  errorCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Why not, and what would help; null when allowed.' })
  errorMessage!: string | null;

  @Field(() => [String], { description: 'What must be given with it: `reason`, `report`, `successor`.' })
  requires!: readonly string[];
}

/** What the answer depends on: where the directive stands, whose it is, who reported it, whether it has open parts. */
interface TransitionFacts {
  readonly status: DirectiveStatus;
  readonly kind: DirectiveKind;
  readonly place: Resource;
  readonly reporters: readonly string[];
  readonly hasOpenParts: boolean;
}

const closedStatusesSql = CLOSED_STATUSES.map((status) => `'${status}'`).join(', ');

/** The paths of the units it was given to; only what the viewer may do with it leaves the server. */
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

/** Moves that end a directive wait for its parts to end. */
const CLOSING_TRANSITIONS: readonly TransitionVerb[] = ['CONFIRM', 'CANCEL', 'TRANSFER', 'SUPERSEDE'];

function transitionError(
  rule: TransitionRule,
  facts: TransitionFacts,
  viewer: Viewer,
): readonly [string, string] | null {
  const error = authorizationError(viewer, rule.permission, facts.place);
  if (error) return [error.code, error.message];
  const { account } = viewer;
  if (rule.verb === 'CONFIRM' && account && facts.reporters.includes(account.accountId))
    return ['CONFIRMER_REPORTED', 'You reported this done yourself. Somebody else confirms it.'];
  if (CLOSING_TRANSITIONS.includes(rule.verb) && facts.hasOpenParts)
    return ['PARTS_OPEN', 'It has parts that are still open. Close them first.'];
  return null;
}

/** What may be done with a directive, told by the same table and the same policy that the acts ask. */
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

/** The field `availableTransitions`. */
export const availableTransitions: ComputedField = {
  type: () => AvailableTransition,
  list: true,
  filterable: false,
  description: 'What can be done with it now, whether you may, and if not, why.',
  sql: transitionFactsSql,
  transform: (value, context) =>
    evaluateTransitions(
      value as TransitionFacts,
      (context as { viewer?: Viewer }).viewer ?? Viewer.anonymous,
    ),
};
