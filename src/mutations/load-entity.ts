import { type FindOneOptions, LockMode } from '@mikro-orm/core';
import { getRowVisibility } from '../authorization/row-visibility.ts';
import { BadUserInputError, DomainError } from '../shared/domain-error.ts';
import type { GraphClass, Sql, SqlContext } from '../shared/graph-type.ts';
import { ID_PATTERN } from '../shared/id.ts';
import type { StoredNode } from '../shared/node.entity.ts';
import type { MutationContext } from './mutation-context.ts';

/** An entity class that mutations load. It has the prefix of its ids. */
export type StoredNodeClass<T extends StoredNode> = (new () => T) & { readonly prefix: string };

const nodeUnknownError = (graphClass: GraphClass, id: string) =>
  new DomainError(
    'NODE_UNKNOWN',
    `There is no ${graphClass.name} ${id} that you may see. Use an id that the API returned to you.`,
    { node: id },
  );

const quoteLiteral = (value: unknown): Sql =>
  value === null || value === undefined ? 'null' : `'${String(value).replaceAll("'", "''")}'`;

/**
 * Creates the SQL context of the visibility predicates for one mutation. The values of the viewer are literals in the SQL text, because
 * they are only ids and paths.
 */
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
      throw new Error(`A mutation has no SQL parameter "${name}".`);
    },
  };
  return sqlContext;
}

/** Throws unless the viewer may see the row. Runs before any lock, so that the waiting time reveals nothing about hidden rows. */
async function assertVisible<T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
): Promise<void> {
  const [, prefix] = ID_PATTERN.exec(id) ?? [];
  if (prefix !== entityClass.prefix)
    throw new BadUserInputError(
      'ID_MALFORMED',
      `"${id.slice(0, 60)}" is not the id of a ${entityClass.name}: such ids begin with "${entityClass.prefix}_". Use the id exactly as the API returned it.`,
    );
  // Mutations require an account. This error comes first, so that it is the same whether the row exists or not.
  if (ctx.viewer.kind === 'ANONYMOUS') ctx.viewer.requireAccount();
  if (!(await canSee(ctx, entityClass, id))) throw nodeUnknownError(entityClass, id);
}

/** Returns whether the row exists and the viewer may see it. */
export async function canSee<T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
): Promise<boolean> {
  const sql = createSqlContext(ctx);
  const rows = await ctx.em.execute(
    `select 1 from ${sql.table(entityClass)} entity where entity.id = ? and ${sql.visible(entityClass, 'entity')}`,
    [id],
  );
  return rows.length > 0;
}

async function loadVisible<T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
  options: FindOneOptions<T>,
): Promise<T> {
  await assertVisible(ctx, entityClass, id);
  const row = await ctx.em.findOne(entityClass, { id } as never, options);
  if (!row) throw nodeUnknownError(entityClass, id);
  return row as T;
}

/**
 * Returns a row that a mutation refers to but does not change.
 *
 * Errors: `SIGN_IN_REQUIRED`, `ID_MALFORMED`, `NODE_UNKNOWN` (the row does not exist, or the viewer may not see it).
 */
export const findVisible = <T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
): Promise<T> => loadVisible(ctx, entityClass, id, {});

/** Returns a row and locks it until the end of the transaction, at any version. Errors: those of `findVisible`. */
export const lockVisible = <T extends StoredNode>(
  ctx: MutationContext,
  entityClass: StoredNodeClass<T>,
  id: string,
): Promise<T> => loadVisible(ctx, entityClass, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });

/**
 * Returns a row that a mutation changes: locked, and still at the version that the client read.
 *
 * Errors: `VERSION_STALE`, and those of `findVisible`.
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

/** Throws `VERSION_STALE` unless a row is still at the version that the client read. */
export function assertVersion(row: StoredNode, expectedVersion: number): void {
  if (row.version === expectedVersion) return;
  throw new DomainError(
    'VERSION_STALE',
    `The current version is ${row.version}, not ${expectedVersion}. Read the node again, then decide again.`,
    { currentVersion: row.version, path: ['expectedVersion'] },
  );
}

/**
 * Throws `VERSION_STALE` unless the client sent the current version of a row that exists already.
 *
 * For mutations that create a row or change the existing one. A client that changes it must have read it.
 */
export function assertVersionGiven(
  row: StoredNode,
  subject: string,
  expectedVersion: number | null | undefined,
): void {
  if (typeof expectedVersion === 'number') assertVersion(row, expectedVersion);
  else
    throw new DomainError(
      'VERSION_STALE',
      `${subject} is recorded already, at version ${row.version}. Read it, then send expectedVersion to change it.`,
      { currentVersion: row.version, path: ['expectedVersion'], node: row.id },
    );
}

/** Increments the version of a row if something that belongs to it changes. Clients that read it before must read it again. */
export function bumpVersion({ now }: Pick<MutationContext, 'now'>, row: { updatedAt: Date }): void {
  // The time must be later than before even if the clock is coarse: two changes in one millisecond are two versions.
  row.updatedAt = new Date(Math.max(now.getTime(), row.updatedAt.getTime() + 1));
}
