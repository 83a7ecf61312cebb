import { GraphQLJSON } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { nodeEntities } from '../../entities/orm.ts';
import { getTableMetadata } from '../../query/table-metadata.ts';

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
function mapColumnsToFields(table: string): ReadonlyMap<string, string> {
  const of = nodeEntities.find((it) => getTableMetadata(it).table === table);
  if (!of) return new Map();
  const { columns, toOne, embedded } = getTableMetadata(of);
  return new Map([
    ...[...columns].map(([name, { columnName }]) => [columnName, name] as const),
    ...[...toOne].map(([name, { columnName }]) => [columnName, name] as const),
    ...[...embedded].flatMap(([name, value]) =>
      [...value.columns].map(([inner, { columnName }]) => [columnName, `${name}.${inner}`] as const),
    ),
  ]);
}

const namesByTable = new Map<string, ReadonlyMap<string, string>>();

type RowValues = Readonly<Record<string, unknown>>;

/** Columns the database writes for itself: orders and search words. */
const GENERATED_COLUMNS = new Set(['sort_name', 'folded']);

/** The fields a change touched, in the order of their names; `before` and `after` hold only those that differ. */
export function diffRows(table: string, before: RowValues | null, after: RowValues | null): FieldChange[] {
  const names = namesByTable.get(table) ?? mapColumnsToFields(table);
  namesByTable.set(table, names);
  const columns = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...columns]
    .filter((column) => !GENERATED_COLUMNS.has(column))
    .map((column) => ({
      field: names.get(column) ?? column,
      before: before?.[column] ?? null,
      after: after?.[column] ?? null,
    }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
}
