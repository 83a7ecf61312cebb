import { LockMode } from '@mikro-orm/core';
import { visibilityOf } from '../authorization/row-visibility.ts';
import { BadInput, DomainError } from '../shared/domain-error.ts';
import type { Definitions, GraphClass, Sql } from '../shared/graph-type.ts';
import { ID_PATTERN } from '../shared/id.ts';
import type { Entry } from '../shared/node.entity.ts';
import type { Scope } from './mutation-context.ts';

/** A class of rows that acts load: it names the prefix of its ids. */
export type Loadable<T extends Entry> = (new () => T) & { readonly prefix: string };

const unknown = (of: GraphClass, id: string) =>
  new DomainError(
    'NODE_UNKNOWN',
    `There is no ${of.name} ${id} that you may see. Use an id that the API gave you.`,
    { node: id },
  );

const quoted = (value: unknown): Sql =>
  value === null || value === undefined ? 'null' : `'${String(value).replaceAll("'", "''")}'`;

/** What the visibility predicates may ask, answered for one act: values of the viewer stand in the text, as they are ids and paths. */
function definitionsOf({ em, viewer, today }: Scope): Definitions {
  const { visibility, values } = visibilityOf(viewer);
  const read: Readonly<Record<string, unknown>> = values;
  const definitions: Definitions = {
    day: `${quoted(today)}::date`,
    isToday: true,
    table: (of) => em.getMetadata().get(of as never).tableName,
    pairs: (table) => table,
    recordedBy: (at) => at,
    seen: (of, row) => visibility(of, row, definitions) ?? 'true',
    viewer: (name, type) => {
      const value = read[name];
      return Array.isArray(value)
        ? `array[${value.map(quoted).join(', ')}]::${type}`
        : `${quoted(value)}::${type}`;
    },
    value: (name) => {
      throw new Error(`An act has no value called ${name}`);
    },
  };
  return definitions;
}

/** That an id names a row which the viewer may see. Asked before anything is locked, so that waiting tells nothing either. */
async function mustSee<T extends Entry>(scope: Scope, of: Loadable<T>, id: string): Promise<void> {
  const [, prefix] = ID_PATTERN.exec(id) ?? [];
  if (prefix !== of.prefix)
    throw new BadInput(
      'ID_MALFORMED',
      `"${id.slice(0, 60)}" is not the id of a ${of.name}: those begin with "${of.prefix}_". Use an id exactly as the API gave it.`,
    );
  // Nobody acts without signing in, so that is told first, whether or not there is such a row.
  if (scope.viewer.kind === 'ANONYMOUS') scope.viewer.mustBeSignedIn();
  if (!(await sees(scope, of, id))) throw unknown(of, id);
}

/** Whether there is such a row which the viewer may see. */
export async function sees<T extends Entry>(scope: Scope, of: Loadable<T>, id: string): Promise<boolean> {
  const q = definitionsOf(scope);
  const rows = await scope.em.execute(
    `select 1 from ${q.table(of)} seen where seen.id = ? and ${q.seen(of, 'seen')}`,
    [id],
  );
  return rows.length > 0;
}

/** A row that an act names but does not change. Refuses with `NODE_UNKNOWN` what the viewer may not see, as if it were not there. */
export async function known<T extends Entry>(scope: Scope, of: Loadable<T>, id: string): Promise<T> {
  await mustSee(scope, of, id);
  const row = await scope.em.findOne(of, { id } as never);
  if (!row) throw unknown(of, id);
  return row as T;
}

/** A row nobody else changes until the act is over, whatever its version. Refuses as `known` does. */
export async function locked<T extends Entry>(scope: Scope, of: Loadable<T>, id: string): Promise<T> {
  await mustSee(scope, of, id);
  const row = await scope.em.findOne(of, { id } as never, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    refresh: true,
  });
  if (!row) throw unknown(of, id);
  return row as T;
}

/**
 * A row that an act changes: locked, and still in the version that its caller read.
 *
 * Refuses with `ID_MALFORMED`, `NODE_UNKNOWN` (no such row, or none the viewer may see) and `VERSION_STALE`.
 */
export async function change<T extends Entry>(
  scope: Scope,
  of: Loadable<T>,
  id: string,
  expectedVersion: number,
): Promise<T> {
  const row = await locked(scope, of, id);
  mustBeCurrent(row, expectedVersion);
  return row;
}

/** Refuses with `VERSION_STALE` a change that was decided on an older version of a row. */
export function mustBeCurrent(row: Entry, expectedVersion: number): void {
  if (row.version === expectedVersion) return;
  throw new DomainError(
    'VERSION_STALE',
    `This is version ${row.version} by now, not ${expectedVersion}. Read it again, then decide anew.`,
    { currentVersion: row.version, path: ['expectedVersion'] },
  );
}

/** The same for a row that an act makes when there is none: whoever replaces what stands there must have read it. */
export function mustHaveRead(row: Entry, what: string, expectedVersion: number | null | undefined): void {
  if (typeof expectedVersion === 'number') mustBeCurrent(row, expectedVersion);
  else
    throw new DomainError(
      'VERSION_STALE',
      `${what} is entered already, as version ${row.version}. Read it, then send expectedVersion to change it.`,
      { currentVersion: row.version, path: ['expectedVersion'], node: row.id },
    );
}

/** Raises the version of a row for what changes about it and not in it: whoever read it before has to read again. */
export function touch({ now }: Pick<Scope, 'now'>, row: { changedAt: Date }): void {
  // Later than before, however coarse the clock: two changes of one millisecond are two versions.
  row.changedAt = new Date(Math.max(now.getTime(), row.changedAt.getTime() + 1));
}
