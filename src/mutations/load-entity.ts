import { LockMode } from '@mikro-orm/core';
import { getRowVisibility } from '../authorization/row-visibility.ts';
import { BadUserInputError, DomainError } from '../shared/domain-error.ts';
import type { GraphClass, Sql, SqlContext } from '../shared/graph-type.ts';
import { ID_PATTERN } from '../shared/id.ts';
import type { StoredNode } from '../shared/node.entity.ts';
import type { MutationContext } from './mutation-context.ts';

/** A class of rows that acts load: it names the prefix of its ids. */
export type StoredNodeClass<T extends StoredNode> = (new () => T) & { readonly prefix: string };

const nodeUnknownError = (graphClass: GraphClass, id: string) =>
  new DomainError(
    'NODE_UNKNOWN',
    `There is no ${graphClass.name} ${id} that you may see. Use an id that the API gave you.`,
    { node: id },
  );

const quoteLiteral = (value: unknown): Sql =>
  value === null || value === undefined ? 'null' : `'${String(value).replaceAll("'", "''")}'`;

/** What the visibility predicates may ask, answered for one act: values of the viewer stand in the text, as they are ids and paths. */
function createSqlContext({ em, viewer, today }: MutationContext): SqlContext {
  const { visibility, values } = getRowVisibility(viewer);
  const viewerParameters: Readonly<Record<string, unknown>> = values;
  const sqlContext: SqlContext = {
    asOf: `${quoteLiteral(today)}::date`,
    isToday: true,
    table: (of) => em.getMetadata().get(of as never).tableName,
    joinTable: (table) => table,
    clampToKnownAt: (at) => at,
    visible: (of, row) => visibility(of, row, sqlContext) ?? 'true',
    viewerParameter: (name, type) => {
      const value = viewerParameters[name];
      return Array.isArray(value)
        ? `array[${value.map(quoteLiteral).join(', ')}]::${type}`
        : `${quoteLiteral(value)}::${type}`;
    },
    parameter: (name) => {
      throw new Error(`An act has no value called ${name}`);
    },
  };
  return sqlContext;
}

/** That an id names a row which the viewer may see. Asked before anything is locked, so that waiting tells nothing either. */
async function assertVisible<T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
): Promise<void> {
  const [, prefix] = ID_PATTERN.exec(id) ?? [];
  if (prefix !== entityClass.prefix)
    throw new BadUserInputError(
      'ID_MALFORMED',
      `"${id.slice(0, 60)}" is not the id of a ${entityClass.name}: those begin with "${entityClass.prefix}_". Use an id exactly as the API gave it.`,
    );
  // Nobody acts without signing in, so that is told first, whether or not there is such a row.
  if (ctx.viewer.kind === 'ANONYMOUS') ctx.viewer.requireAccount();
  if (!(await canSee(ctx, entityClass, id))) throw nodeUnknownError(entityClass, id);
}

/** Whether there is such a row which the viewer may see. */
export async function canSee<T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
): Promise<boolean> {
  const sql = createSqlContext(ctx);
  const rows = await ctx.em.execute(
    `select 1 from ${sql.table(entityClass)} seen where seen.id = ? and ${sql.visible(entityClass, 'seen')}`,
    [id],
  );
  return rows.length > 0;
}

/** A row that an act names but does not change. Refuses with `NODE_UNKNOWN` what the viewer may not see, as if it were not there. */
export async function findVisible<T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
): Promise<T> {
  await assertVisible(ctx, entityClass, id);
  const row = await ctx.em.findOne(entityClass, { id } as never);
  if (!row) throw nodeUnknownError(entityClass, id);
  return row as T;
}

/** A row nobody else changes until the act is over, whatever its version. Refuses as `known` does. */
export async function lockVisible<T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
): Promise<T> {
  await assertVisible(ctx, entityClass, id);
  const row = await ctx.em.findOne(entityClass, { id } as never, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    refresh: true,
  });
  if (!row) throw nodeUnknownError(entityClass, id);
  return row as T;
}

/**
 * A row that an act changes: locked, and still in the version that its caller read.
 *
 * Refuses with `ID_MALFORMED`, `NODE_UNKNOWN` (no such row, or none the viewer may see) and `VERSION_STALE`.
 */
export async function lockAtVersion<T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
  expectedVersion: number,
): Promise<T> {
  const row = await lockVisible(ctx, entityClass, id);
  assertVersion(row, expectedVersion);
  return row;
}

/** Refuses with `VERSION_STALE` a change that was decided on an older version of a row. */
export function assertVersion(row: StoredNode, expectedVersion: number): void {
  if (row.version === expectedVersion) return;
  throw new DomainError(
    'VERSION_STALE',
    `This is version ${row.version} by now, not ${expectedVersion}. Read it again, then decide anew.`,
    { currentVersion: row.version, path: ['expectedVersion'] },
  );
}

/** The same for a row that an act makes when there is none: whoever replaces what stands there must have read it. */
export function assertVersionGiven(
  row: StoredNode,
  subject: string,
  expectedVersion: number | null | undefined,
): void {
  if (typeof expectedVersion === 'number') assertVersion(row, expectedVersion);
  else
    throw new DomainError(
      'VERSION_STALE',
      `${subject} is entered already, as version ${row.version}. Read it, then send expectedVersion to change it.`,
      { currentVersion: row.version, path: ['expectedVersion'], node: row.id },
    );
}

/** Raises the version of a row for what changes about it and not in it: whoever read it before has to read again. */
export function bumpVersion({ now }: Pick<MutationContext, 'now'>, row: { updatedAt: Date }): void {
  // Later than before, however coarse the clock: two changes of one millisecond are two versions.
  row.updatedAt = new Date(Math.max(now.getTime(), row.updatedAt.getTime() + 1));
}
