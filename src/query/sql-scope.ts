import type { Day } from '../shared/day.ts';
import type { Definitions, GraphClass, Sql } from '../shared/graph-type.ts';
import type { Call, ParameterReader, Run } from './execution.ts';
import { type Moment, momentBelow, NOW } from './point-in-time-arguments.ts';
import type { Compilation } from './statement-builder.ts';
import { ownerOf, shapeOf } from './table-metadata.ts';

const viewerValues = new Map<string, ParameterReader>();

/** The reader of one value of the viewer: always the same one for a name, so that a statement asks for it once. */
function viewerValue(name: string): ParameterReader {
  const reader = viewerValues.get(name) ?? (({ viewer }: Run) => viewer[name]);
  viewerValues.set(name, reader);
  return reader;
}

/** Where in the answer a piece of SQL stands: the moment asked about there, and the values it may name. */
export class Frame implements Definitions {
  private constructor(
    readonly compilation: Compilation,
    private readonly moment: Moment,
    readonly values: Readonly<Record<string, Sql>>,
    /** True: rights over rows that are gone are judged by the records of then, of which nothing is left to judge by now. */
    private readonly judgesThen = false,
  ) {}

  static today(compilation: Compilation): Frame {
    return new Frame(compilation, NOW, {});
  }

  get isToday(): boolean {
    return this.moment.isToday;
  }

  /** The day asked about outside SQL, for what counts from it. */
  get dayOf(): (run: Run) => Day {
    return this.moment.dayOf;
  }

  get day(): Sql {
    return this.compilation.shared(this.dayOf, 'date');
  }

  /** The frame below a field: another day or other records when the field asks for them. */
  below(call: Call): Frame {
    if (!call.field.args.some(({ name }) => name === 'asOf' || name === 'knownAt')) return this;
    const moment = momentBelow(this.moment, call, this.compilation.argumentsNow(call));
    return moment === this.moment ? this : new Frame(this.compilation, moment, this.values);
  }

  with(values: Readonly<Record<string, Sql>>): Frame {
    return new Frame(this.compilation, this.moment, values);
  }

  table(of: GraphClass): Sql {
    const { table, reading, name } = shapeOf(of);
    const rows = reading.rows?.(this) ?? (table && this.#known(table, reading.knownRows));
    if (!rows) throw new Error(`${name} has neither a table nor rows`);
    return rows;
  }

  pairs(table: Sql): Sql {
    return this.#known(table);
  }

  recordedBy(at: Sql): Sql {
    const { knownAtOf } = this.moment;
    return knownAtOf ? `least(${at}, ${this.compilation.shared(knownAtOf, 'timestamptz')})` : at;
  }

  value(name: string): Sql {
    const value = this.values[name];
    if (!value) throw new Error(`This part of the graph has no value "${name}"`);
    return value;
  }

  viewer(name: string, type: string): Sql {
    return this.compilation.shared(viewerValue(name), type);
  }

  seen(of: GraphClass, row: Sql): Sql {
    const { visibility } = this.compilation;
    const table = this.moment.knownAtOf && !this.judgesThen && shapeOf(ownerOf(of)).table;
    return table ? this.#seenNow(of, row, table) : this.#judge(visibility(of, row, this));
  }

  /** The same with `and` in front; empty when all rows may be seen. */
  andVisible(of: GraphClass, row: Sql): Sql {
    const condition = this.seen(of, row);
    return condition === 'true' ? '' : ` and ${condition}`;
  }

  #judge(condition: Sql | undefined): Sql {
    return condition ? `(${condition})` : 'true';
  }

  /** A row as it stood once is seen by those who may see it now: what was open then and is closed now stays closed. */
  #seenNow(of: GraphClass, row: Sql, table: Sql): Sql {
    const { visibility } = this.compilation;
    const now = `${row}_now`;
    const condition = visibility(of, now, new Frame(this.compilation, NOW, this.values));
    if (!condition) return 'true';
    const then = visibility(of, row, new Frame(this.compilation, this.moment, this.values, true));
    const stands = `from ${table} ${now} where ${now}.id = ${row}.id`;
    return `(exists (select 1 ${stands} and (${condition})) or (not exists (select 1 ${stands}) and (${then})))`;
  }

  /** A table, or its rows as the records had them. */
  #known(
    table: Sql,
    rows = (at: Sql) => `(select h.* from history.${table} h where h.recorded @> ${at})`,
  ): Sql {
    const { knownAtOf } = this.moment;
    return knownAtOf ? rows(this.compilation.shared(knownAtOf, 'timestamptz')) : table;
  }
}
