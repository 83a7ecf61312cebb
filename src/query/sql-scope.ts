import type { Day } from '../shared/day.ts';
import type { GraphClass, Sql, SqlContext } from '../shared/graph-type.ts';
import type { ExecutionValues, FieldCall, ParameterReader } from './execution-values.ts';
import type { StatementBuilder } from './statement-builder.ts';
import { getOwnerClass, getTableMetadata } from './table-metadata.ts';
import { CURRENT_TIME, type TimeContext, timeContextFor } from './time-context.ts';

const viewerParameterReaders = new Map<string, ParameterReader>();

/** Returns the reader of one viewer parameter. It is always the same function for a name, so a statement has the parameter once. */
function getViewerParameterReader(name: string): ParameterReader {
  const reader = viewerParameterReaders.get(name) ?? (({ viewer }: ExecutionValues) => viewer[name]);
  viewerParameterReaders.set(name, reader);
  return reader;
}

/** The scope of a piece of SQL: the time (`asOf`, `knownAt`) that applies there, and the parameters it may use. */
export class SqlScope implements SqlContext {
  private constructor(
    readonly builder: StatementBuilder,
    private readonly timeContext: TimeContext,
    readonly parameters: Readonly<Record<string, Sql>>,
    /** Whether rights are decided by the records of `knownAt`. True only for deleted rows, which have no records of now. */
    private readonly usesRightsOfThen = false,
  ) {}

  static root(builder: StatementBuilder): SqlScope {
    return new SqlScope(builder, CURRENT_TIME, {});
  }

  get isToday(): boolean {
    return this.timeContext.isDayOfRecords;
  }

  /** Reads the `asOf` day in code, for values that are computed from it. */
  get dayOf(): (values: ExecutionValues) => Day {
    return this.timeContext.dayOf;
  }

  get asOf(): Sql {
    return this.builder.sharedParameter(this.dayOf, 'date');
  }

  /** Returns the scope below a field. It has another time when the field has the argument `asOf` or `knownAt`. */
  forField(call: FieldCall): SqlScope {
    if (!call.field.args.some(({ name }) => name === 'asOf' || name === 'knownAt')) return this;
    const timeContext = timeContextFor(this.timeContext, call, this.builder.getCompileTimeArguments(call));
    return timeContext === this.timeContext ? this : new SqlScope(this.builder, timeContext, this.parameters);
  }

  withParameters(values: Readonly<Record<string, Sql>>): SqlScope {
    return new SqlScope(this.builder, this.timeContext, values);
  }

  table(of: GraphClass): Sql {
    const { table, definition, name } = getTableMetadata(of);
    const rows = definition.rows?.(this) ?? (table && this.#tableAsRecorded(table, definition.rowsKnownAt));
    if (!rows) throw new Error(`${name} has neither a table nor rows`);
    return rows;
  }

  joinTable(table: Sql): Sql {
    return this.#tableAsRecorded(table);
  }

  clampToKnownAt(at: Sql): Sql {
    const { knownAtOf } = this.timeContext;
    return knownAtOf ? `least(${at}, ${this.builder.sharedParameter(knownAtOf, 'timestamptz')})` : at;
  }

  parameter(name: string): Sql {
    const value = this.parameters[name];
    if (!value) throw new Error(`This scope has no parameter "${name}"`);
    return value;
  }

  viewerParameter(name: string, type: string): Sql {
    return this.builder.sharedParameter(getViewerParameterReader(name), type);
  }

  visible(of: GraphClass, row: Sql): Sql {
    const { visibility } = this.builder;
    const table =
      this.timeContext.knownAtOf && !this.usesRightsOfThen && getTableMetadata(getOwnerClass(of)).table;
    return table ? this.#visibleNow(of, row, table) : this.#conditionOrTrue(visibility(of, row, this));
  }

  /** Returns `visible` with `and` in front. Returns empty text when the viewer may see all rows. */
  andVisible(of: GraphClass, row: Sql): Sql {
    const condition = this.visible(of, row);
    return condition === 'true' ? '' : ` and ${condition}`;
  }

  #conditionOrTrue(condition: Sql | undefined): Sql {
    return condition ? `(${condition})` : 'true';
  }

  /**
   * Returns the condition that the viewer may see an old state of a row.
   *
   * The rights of now apply: a row that was visible then and is hidden now stays hidden. For a deleted row, the records of
   * then decide.
   */
  #visibleNow(of: GraphClass, row: Sql, table: Sql): Sql {
    const { visibility } = this.builder;
    const currentAlias = `${row}_now`;
    const condition = visibility(of, currentAlias, new SqlScope(this.builder, CURRENT_TIME, this.parameters));
    if (!condition) return 'true';
    const thenCondition = visibility(
      of,
      row,
      new SqlScope(this.builder, this.timeContext, this.parameters, true),
    );
    const currentRow = `from ${table} ${currentAlias} where ${currentAlias}.id = ${row}.id`;
    return `(exists (select 1 ${currentRow} and (${condition})) or (not exists (select 1 ${currentRow}) and (${thenCondition})))`;
  }

  /** Returns a table, or its rows as they were recorded at `knownAt`. */
  #tableAsRecorded(
    table: Sql,
    rows = (at: Sql) => `(select h.* from history.${table} h where h.recorded @> ${at})`,
  ): Sql {
    const { knownAtOf } = this.timeContext;
    return knownAtOf ? rows(this.builder.sharedParameter(knownAtOf, 'timestamptz')) : table;
  }
}
