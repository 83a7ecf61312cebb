import { GraphQLJSON } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { nodeEntities } from '../../entities/orm.ts';
import { getTableMetadata } from '../../query/table-metadata.ts';

/** One field of a row before and after a change. */
@ObjectType({ description: 'One field of a row, before and after a change.' })
export class FieldChange {
  @Field(() => String, {
    description:
      'The GraphQL name of the field, for example `deadline.dueOn`; the name of the column if no field shows it.',
  })
  field!: string;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description:
      'The value before the change; null for a new row. A text of more than 1,000 characters is replaced by `sha256:` and its hash.',
  })
  before!: unknown;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The value after the change; null if the row was removed.',
  })
  after!: unknown;
}

/** Returns the GraphQL name of each column of a table. */
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

/** Columns that the database generates for sorting and searching. */
const GENERATED_COLUMNS = new Set(['sort_name', 'folded']);

/** Returns the changed fields, sorted by name. `before` and `after` contain only the columns that differ. */
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
