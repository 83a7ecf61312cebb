import { GraphQLJSON } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { nodeEntities } from '../../entities/orm.ts';
import { shapeOf } from '../../query/table-metadata.ts';

/** One field of a row before and after a change. */
@ObjectType({ description: 'One field of a row, before and after.' })
export class FieldChange {
  @Field(() => String, {
    description: 'The field as GraphQL names it, `deadline.dueOn`; the column, when no field shows it.',
  })
  field!: string;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description:
      'Its value before; null when the row was entered. A text of over 1,000 characters stands as `sha256:` and its hash.',
  })
  before!: unknown;

  @Field(() => GraphQLJSON, { nullable: true, description: 'Its value after; null when it was removed.' })
  after!: unknown;
}

/** What each column of a table is called in GraphQL. */
function namesOf(table: string): ReadonlyMap<string, string> {
  const of = nodeEntities.find((it) => shapeOf(it).table === table);
  if (!of) return new Map();
  const { columns, toOne, embedded } = shapeOf(of);
  return new Map([
    ...[...columns].map(([name, { column }]) => [column, name] as const),
    ...[...toOne].map(([name, { column }]) => [column, name] as const),
    ...[...embedded].flatMap(([name, value]) =>
      [...value.columns].map(([inner, { column }]) => [column, `${name}.${inner}`] as const),
    ),
  ]);
}

const known = new Map<string, ReadonlyMap<string, string>>();

type Row = Readonly<Record<string, unknown>>;

/** Columns the database writes for itself: orders and search words. */
const DERIVED = new Set(['sort_name', 'folded']);

/** The fields a change touched, in the order of their names; `before` and `after` hold only those that differ. */
export function changesOf(table: string, before: Row | null, after: Row | null): FieldChange[] {
  const names = known.get(table) ?? namesOf(table);
  known.set(table, names);
  const columns = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...columns]
    .filter((column) => !DERIVED.has(column))
    .map((column) => ({
      field: names.get(column) ?? column,
      before: before?.[column] ?? null,
      after: after?.[column] ?? null,
    }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
}
