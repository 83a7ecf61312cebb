import { must } from '../../authorization/policy.ts';
import { nodeEntities } from '../../entities/orm.ts';
import { writeHistory } from '../../mutations/audit-context.ts';
import { locked, mustBeCurrent, sees } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { shapeOf } from '../../query/table-metadata.ts';
import { wellFormedId } from '../../query/validate-arguments.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { GraphClass, Sql } from '../../shared/graph-type.ts';
import { instead, type Withdrawable, withdrawables } from './withdrawable-entities.ts';
import type { WithdrawEntryInput } from './withdrawal.inputs.ts';

/** A column of the graph in which a node may be named. */
interface Pointer {
  readonly from: (typeof nodeEntities)[number];
  readonly column: Sql;
}

/** Every column that points at rows of a class. */
const pointersAt = (of: GraphClass): Pointer[] =>
  nodeEntities.flatMap((from) =>
    [...shapeOf(from).toOne.values()].filter(({ to }) => to === of).map(({ column }) => ({ from, column })),
  );

/** How an entry of this id may be taken out; refuses with `ENTRY_PERMANENT` when it may not. */
function ruleFor(id: string): Withdrawable {
  wellFormedId(id);
  const rule = withdrawables.find(({ of }) => id.startsWith(`${of.prefix}_`));
  if (rule) return rule;
  const name = nodeEntities.find(({ prefix }) => id.startsWith(`${prefix}_`))?.name ?? '';
  throw new DomainError('ENTRY_PERMANENT', `No ${name} is ever taken out. ${instead[name]}`);
}

/** Refuses with `NODE_IN_USE` what something else points at, or at a part of it. */
async function mustBeUnused(scope: Scope, { of, parts }: Withdrawable, id: string): Promise<void> {
  const own = new Set(parts.map((part) => part.of));
  const targets: (readonly [GraphClass, Sql])[] = [
    [of, '?'],
    ...parts.flatMap((part) =>
      part.of ? [[part.of, `select id from ${part.table} where ${part.column} = ?`] as const] : [],
    ),
  ];
  for (const [target, ids] of targets)
    for (const { from, column } of pointersAt(target).filter((it) => !own.has(it.from as never))) {
      const [row] = await scope.em.execute<{ id: string }[]>(
        `select id from ${shapeOf(from).table} where ${column} in (${ids}) limit 1`,
        [id],
      );
      if (row) throw await inUse(scope, of, from, row.id);
    }
}

async function inUse(scope: Scope, of: GraphClass, by: Pointer['from'], id: string): Promise<DomainError> {
  const named = (await sees(scope, by as never, id)) ? { node: id } : {};
  return new DomainError(
    'NODE_IN_USE',
    `This ${of.name} is in use: a ${by.name} points at it${named.node ? `, ${id}` : ''}. Take that out or change it first; if neither can be, this stays too.`,
    named,
  );
}

/**
 * Takes out what was entered by mistake, its parts first, so that the event of each part stands in the chain of the body it was of.
 *
 * Refuses with `ENTRY_PERMANENT` and `NODE_IN_USE`.
 */
export async function withdraw(scope: Scope, input: WithdrawEntryInput): Promise<{ readonly id: string }> {
  const { em, viewer } = scope;
  const { id, reason, expectedVersion } = input;
  if (viewer.kind === 'ANONYMOUS') viewer.mustBeSignedIn();
  const rule = ruleFor(id);
  const row = await locked(scope, rule.of, id);
  const place = await rule.place(row);
  must(viewer, 'entry.withdraw', place);
  must(viewer, rule.verb, place);
  mustBeCurrent(row, expectedVersion);
  requireReason(reason);
  await rule.before?.(scope, row);
  await mustBeUnused(scope, rule, id);
  for (const { table, column } of rule.parts)
    await em.execute(`delete from ${table} where ${column} = ?`, [id]);
  await writeHistory(em);
  await em.execute(`delete from ${shapeOf(rule.of).table} where id = ?`, [id]);
  return { id };
}
