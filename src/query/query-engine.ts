import DataLoader from 'dataloader';
import type { Statements } from '../database/database.ts';
import type { Day } from '../shared/day.ts';
import type { GraphClass, Sql, Visibility } from '../shared/graph-type.ts';
import type { OperationParts } from './collect-fields.ts';
import type { Records, Run } from './execution.ts';
import type { RootCompiler } from './field-selection.ts';
import { type Plan, Plans, type RootSelection, withoutUnused } from './plan-cache.ts';
import { compileSubject, type Root } from './root-fields.ts';
import { Frame } from './sql-scope.ts';
import { Compilation, type Shaping } from './statement-builder.ts';

/** What the engine needs that does not change between requests. */
export interface GraphOptions {
  readonly statements: Statements;
  readonly roots: Readonly<Record<string, Root>>;
  /** Signs cursors; the same for all processes of an installation. */
  readonly cursorKey: Buffer;
  /** The greatest page a client may ask for. */
  readonly maxPage: number;
}

/** Who reads, and when. */
export interface Reader {
  readonly today: Day;
  /** How far the records reach. */
  readonly records: Records;
  /** Which rows this viewer may see, and a name for that rule: viewers of one name share plans. */
  readonly visibility: Visibility;
  readonly visibilityName: string;
  /** Values the visibility predicates name. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

/** The read engine: turns each root field of an operation into one statement. */
export class Graph {
  readonly #plans: Plans;
  readonly #written = new Map<string, Omit<Plan, 'isFinal'>>();

  constructor(private readonly options: GraphOptions) {
    this.#plans = new Plans(options.roots, options.maxPage);
  }

  /** The reading of one request. */
  readBy(reader: Reader): GraphReading {
    return new GraphReading(this.options, this.#plans, reader, this.#written);
  }
}

/** Statements that belong to no operation ask nothing of one. */
const NO_OPERATION: OperationParts = {
  schema: null as never,
  fragments: {},
  variableValues: {},
};

interface Lookup {
  readonly plan: Plan;
  readonly values: unknown[];
}

/** All that one request reads. Root fields that ask the same share a statement. */
export class GraphReading {
  readonly #shared = new DataLoader<Lookup, string | null, string>(
    (lookups) => Promise.all(lookups.map((it) => this.#run(it))),
    { cacheKeyFn: ({ plan, values }) => `${plan.text}\n${JSON.stringify(values)}` },
  );

  constructor(
    private readonly options: GraphOptions,
    private readonly plans: Plans,
    private readonly reader: Reader,
    private readonly written: Map<string, Omit<Plan, 'isFinal'>>,
  ) {}

  /** Whether a field of `Query` is a way into the graph. */
  isRoot(fieldName: string): boolean {
    return fieldName in this.options.roots;
  }

  /** What a root field answers, for the resolvers to complete; null when nothing is there to be seen. */
  async answer(selection: RootSelection): Promise<unknown> {
    const text = await this.#shared.load(this.#lookup(selection, 'resolvers'));
    return text === null ? null : JSON.parse(text);
  }

  /** The node an act made or changed, for its payload; null when the viewer may not see it. */
  async subject(selection: RootSelection, of: GraphClass, id: string): Promise<unknown> {
    const text = await this.#shared.load(this.#lookup(selection, 'resolvers', compileSubject(of), id));
    return text === null ? null : JSON.parse(text);
  }

  /**
   * What a field answers of nodes of one type: the objects `compile` writes, by id. `compile` names the ids as the value `ids` of the
   * viewer; what the viewer may not see is missing.
   */
  async parts(
    selection: RootSelection,
    of: GraphClass,
    compile: RootCompiler,
    ids: readonly string[],
  ): Promise<Record<string, Record<string, unknown>>> {
    const { visibility, visibilityName } = this.reader;
    const plan = this.plans.of(selection, 'resolvers', visibilityName, visibility, compile, of.name);
    const run = { ...this.#runOf(selection.variableValues, null), viewer: { ...this.reader.values, ids } };
    const text = await this.#run({ plan, values: plan.values(run) });
    return text === null ? {} : JSON.parse(text);
  }

  /**
   * Rows of a statement that no selection shapes, with the rights of the viewer in it. It is written once under its name for each kind of
   * viewer; `given` are the values it names as values of the viewer.
   */
  rows(
    name: string,
    write: (frame: Frame) => Sql,
    given: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, unknown>[]> {
    const { visibility, visibilityName, values, signal } = this.reader;
    const key = `${name}|${visibilityName}`;
    let plan = this.written.get(key);
    if (!plan) {
      const compilation = new Compilation(NO_OPERATION, 'resolvers', visibility, this.options.maxPage);
      plan = withoutUnused(write(Frame.today(compilation)), compilation.readers);
      this.written.set(key, plan);
    }
    const run = { ...this.#runOf({}, null), viewer: { ...values, ...given } };
    return this.options.statements.run(plan.name, plan.text, plan.values(run), signal);
  }

  /**
   * The response to a root field as JSON text, made by the database to the last byte; undefined when code must complete
   * it, then ask for `answer`.
   */
  responseText(selection: RootSelection): (() => Promise<string | null>) | undefined {
    const lookup = this.#lookup(selection, 'database');
    return lookup.plan.isFinal ? () => this.#shared.load(lookup) : undefined;
  }

  #lookup(
    selection: RootSelection,
    shaping: Shaping,
    compile?: RootCompiler,
    subject: string | null = null,
  ): Lookup {
    const { visibility, visibilityName } = this.reader;
    const plan = this.plans.of(selection, shaping, visibilityName, visibility, compile);
    return { plan, values: plan.values(this.#runOf(selection.variableValues, subject)) };
  }

  #runOf(variables: Record<string, unknown>, subject: string | null): Run {
    const { today, records, values: viewer = {} } = this.reader;
    return { today, records, viewer, subject, cursorKey: this.options.cursorKey, variables, memo: new Map() };
  }

  async #run({ plan, values }: Lookup): Promise<string | null> {
    const rows = await this.options.statements.run(plan.name, plan.text, values, this.reader.signal);
    return (rows[0]?.data as string | null | undefined) ?? null;
  }
}
