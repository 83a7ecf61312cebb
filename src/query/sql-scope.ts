import type { Day } from '../shared/day.ts';
import type { GraphClass, Sql, SqlContext } from '../shared/graph-type.ts';
import type { ExecutionValues, FieldCall, ParameterReader } from './execution-values.ts';
import type { StatementBuilder } from './statement-builder.ts';
import { getOwnerClass, getTableMetadata } from './table-metadata.ts';
import { CURRENT_TIME, type TimeContext, timeContextFor } from './time-context.ts';

const viewerParameterReaders = new Map<string, ParameterReader>();

/** The reader of one value of the viewer: always the same one for a name, so that a statement asks for it once. */
function getViewerParameterReader(name: string): ParameterReader {
  const reader = viewerParameterReaders.get(name) ?? (({ viewer }: ExecutionValues) => viewer[name]);
  viewerParameterReaders.set(name, reader);
  return reader;
}

/** Where in the answer a piece of SQL stands: the moment asked about there, and the values it may name. */
export class SqlScope implements SqlContext {
  private constructor(
    readonly builder: StatementBuilder,
    private readonly timeContext: TimeContext,
    readonly parameters: Readonly<Record<string, Sql>>,
    /** True: rights over rows that are gone are judged by the records of then, of which nothing is left to judge by now. */
    private readonly usesRightsOfThen = false,
  ) {}

  static root(builder: StatementBuilder): SqlScope {
    return new SqlScope(builder, CURRENT_TIME, {});
  }

  get isToday(): boolean {
    return this.timeContext.isToday;
  }

  /** The day asked about outside SQL, for what counts from it. */
  get dayOf(): (values: ExecutionValues) => Day {
    return this.timeContext.dayOf;
  }

  get asOf(): Sql {
    return this.builder.sharedParameter(this.dayOf, 'date');
  }

  /** The frame below a field: another day or other records when the field asks for them. */
  forField(call: FieldCall): SqlScope {
    if (!call.field.args.some(({ name }) => name === 'asOf' || name === 'knownAt')) return this;
    const moment = timeContextFor(this.timeContext, call, this.builder.getCompileTimeArguments(call));
    return moment === this.timeContext ? this : new SqlScope(this.builder, moment, this.parameters);
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
    if (!value) throw new Error(`This part of the graph has no value "${name}"`);
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

  /** The same with `and` in front; empty when all rows may be seen. */
  andVisible(of: GraphClass, row: Sql): Sql {
    const condition = this.visible(of, row);
    return condition === 'true' ? '' : ` and ${condition}`;
  }

  #conditionOrTrue(condition: Sql | undefined): Sql {
    return condition ? `(${condition})` : 'true';
  }

  /** A row as it stood once is seen by those who may see it now: what was open then and is closed now stays closed. */
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

  /** A table, or its rows as the records had them. */
  #tableAsRecorded(
    table: Sql,
    rows = (at: Sql) => `(select h.* from history.${table} h where h.recorded @> ${at})`,
  ): Sql {
    const { knownAtOf } = this.timeContext;
    return knownAtOf ? rows(this.builder.sharedParameter(knownAtOf, 'timestamptz')) : table;
  }
}
