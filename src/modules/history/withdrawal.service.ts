import { authorize } from '../../authorization/policy.ts';
import { nodeEntities } from '../../entities/orm.ts';
import { flushAuditEvents } from '../../mutations/audit-context.ts';
import { assertVersion, canSee, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { getTableMetadata } from '../../query/table-metadata.ts';
import { validateNodeId } from '../../query/validate-arguments.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { GraphClass, Sql } from '../../shared/graph-type.ts';
import { alternatives, type WithdrawableEntity, withdrawableEntities } from './withdrawable-entities.ts';
import type { WithdrawEntryInput } from './withdrawal.inputs.ts';

/** A column that can refer to a node. */
interface ForeignKey {
  readonly from: (typeof nodeEntities)[number];
  readonly column: Sql;
}

/** Returns every column that refers to rows of a class. */
const findForeignKeys = (of: GraphClass): ForeignKey[] =>
  nodeEntities.flatMap((from) =>
    [...getTableMetadata(from).toOne.values()]
      .filter(({ to }) => to === of)
      .map(({ columnName }) => ({ from, column: columnName })),
  );

/** Returns the withdrawal rule for an id. Throws `ENTRY_PERMANENT` if such a node can never be withdrawn. */
function findWithdrawable(id: string): WithdrawableEntity {
  validateNodeId(id);
  const rule = withdrawableEntities.find(({ of }) => id.startsWith(`${of.prefix}_`));
  if (rule) return rule;
  const name = nodeEntities.find(({ prefix }) => id.startsWith(`${prefix}_`))?.name ?? '';
  throw new DomainError(
    'ENTRY_PERMANENT',
    `An entry of the type ${name} cannot be withdrawn. ${alternatives[name]}`,
  );
}

/** Throws `NODE_IN_USE` if another row refers to the entry or to one of its parts. */
async function assertNotReferenced(
  ctx: MutationContext,
  { of, parts }: WithdrawableEntity,
  id: string,
): Promise<void> {
  const ownedClasses = new Set(parts.map((part) => part.of));
  const targets: (readonly [GraphClass, Sql])[] = [
    [of, '?'],
    ...parts.flatMap((part) =>
      part.of ? [[part.of, `select id from ${part.table} where ${part.column} = ?`] as const] : [],
    ),
  ];
  for (const [target, ids] of targets)
    for (const { from, column } of findForeignKeys(target).filter(
      (it) => !ownedClasses.has(it.from as never),
    )) {
      const [row] = await ctx.em.execute<{ id: string }[]>(
        `select id from ${getTableMetadata(from).table} where ${column} in (${ids}) limit 1`,
        [id],
      );
      if (row) throw await nodeInUseError(ctx, of, from, row.id);
    }
}

async function nodeInUseError(
  ctx: MutationContext,
  of: GraphClass,
  by: ForeignKey['from'],
  id: string,
): Promise<DomainError> {
  const reference = (await canSee(ctx, by as never, id)) ? { node: id } : {};
  return new DomainError(
    'NODE_IN_USE',
    `This ${of.name} is in use: ${reference.node ? `the ${by.name} ${id}` : `a node of the type ${by.name}`} refers to it. Withdraw or change that one first; if that is not possible, this entry stays too.`,
    reference,
  );
}

/**
 * Withdraws an entry that was made by mistake.
 *
 * Its parts are deleted first, so that the event of each part is in the chain of the governing body that the entry belongs to.
 * Throws `ENTRY_PERMANENT`, `NODE_IN_USE`, `VERSION_STALE`, `REASON_MISSING`, `ID_MALFORMED`.
 */
export async function withdraw(
  ctx: MutationContext,
  input: WithdrawEntryInput,
): Promise<{ readonly id: string }> {
  const { em, viewer } = ctx;
  const { id, reason, expectedVersion } = input;
  if (viewer.kind === 'ANONYMOUS') viewer.requireAccount();
  const rule = findWithdrawable(id);
  const row = await lockVisible(ctx, rule.of, id);
  const resource = await rule.loadResource(row);
  authorize(viewer, 'entry.withdraw', resource);
  authorize(viewer, rule.permission, resource);
  assertVersion(row, expectedVersion);
  requireReason(reason);
  await rule.prepare?.(ctx, row);
  await assertNotReferenced(ctx, rule, id);
  for (const { table, column } of rule.parts)
    await em.execute(`delete from ${table} where ${column} = ?`, [id]);
  await flushAuditEvents(em);
  await em.execute(`delete from ${getTableMetadata(rule.of).table} where id = ?`, [id]);
  return { id };
}
