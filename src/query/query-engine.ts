import DataLoader from 'dataloader';
import type { PreparedStatements } from '../database/database.ts';
import type { Day } from '../shared/day.ts';
import type { GraphClass, Sql, Visibility } from '../shared/graph-type.ts';
import type { OperationContext } from './collect-fields.ts';
import type { ExecutionValues, RecordedRange } from './execution-values.ts';
import type { RootCompiler } from './field-selection.ts';
import { dropUnusedParameters, PlanCache, type QueryPlan, type RootSelection } from './plan-cache.ts';
import { compilePayloadNode, type RootFieldDefinition } from './root-fields.ts';
import { SqlScope } from './sql-scope.ts';
import { type OutputMode, StatementBuilder } from './statement-builder.ts';

/** What the engine needs that does not change between requests. */
export interface QueryEngineOptions {
  readonly statements: PreparedStatements;
  readonly roots: Readonly<Record<string, RootFieldDefinition>>;
  /** Signs cursors; the same for all processes of an installation. */
  readonly cursorKey: Buffer;
  /** The greatest page a client may ask for. */
  readonly maxPage: number;
}

/** Who reads, and when. */
export interface QueryReader {
  readonly today: Day;
  /** How far the records reach. */
  readonly records: RecordedRange;
  /** Which rows this viewer may see, and a name for that rule: viewers of one name share plans. */
  readonly visibility: Visibility;
  readonly visibilityName: string;
  /** Values the visibility predicates name. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

/** The read engine: turns each root field of an operation into one statement. */
export class QueryEngine {
  readonly #planCache: PlanCache;
  readonly #sqlPlans = new Map<string, Omit<QueryPlan, 'isPassThrough'>>();

  constructor(private readonly options: QueryEngineOptions) {
    this.#planCache = new PlanCache(options.roots, options.maxPage);
  }

  /** The reading of one request. */
  forReader(reader: QueryReader): QuerySession {
    return new QuerySession(this.options, this.#planCache, reader, this.#sqlPlans);
  }
}

/** Statements that belong to no operation ask nothing of one. */
const NO_OPERATION: OperationContext = {
  schema: null as never,
  fragments: {},
  variableValues: {},
};

interface BoundPlan {
  readonly plan: QueryPlan;
  readonly values: unknown[];
}

/** All that one request reads. Root fields that ask the same share a statement. */
export class QuerySession {
  readonly #loader = new DataLoader<BoundPlan, string | null, string>(
    (lookups) => Promise.all(lookups.map((it) => this.#runPlan(it))),
    { cacheKeyFn: ({ plan, values }) => `${plan.text}\n${JSON.stringify(values)}` },
  );

  constructor(
    private readonly options: QueryEngineOptions,
    private readonly planCache: PlanCache,
    private readonly reader: QueryReader,
    private readonly sqlPlans: Map<string, Omit<QueryPlan, 'isPassThrough'>>,
  ) {}

  /** Whether a field of `Query` is a way into the graph. */
  isRootField(fieldName: string): boolean {
    return fieldName in this.options.roots;
  }

  /** What a root field answers, for the resolvers to complete; null when nothing is there to be seen. */
  async execute(selection: RootSelection): Promise<unknown> {
    const text = await this.#loader.load(this.#bindPlan(selection, 'resolvers'));
    return text === null ? null : JSON.parse(text);
  }

  /** The node an act made or changed, for its payload; null when the viewer may not see it. */
  async executeForNode(selection: RootSelection, of: GraphClass, id: string): Promise<unknown> {
    const text = await this.#loader.load(this.#bindPlan(selection, 'resolvers', compilePayloadNode(of), id));
    return text === null ? null : JSON.parse(text);
  }

  /**
   * What a field answers of nodes of one type: the objects `compile` writes, by id. `compile` names the ids as the value `ids` of the
   * viewer; what the viewer may not see is missing.
   */
  async executeForNodes(
    selection: RootSelection,
    of: GraphClass,
    compile: RootCompiler,
    ids: readonly string[],
  ): Promise<Record<string, Record<string, unknown>>> {
    const { visibility, visibilityName } = this.reader;
    const plan = this.planCache.get(selection, 'resolvers', visibilityName, visibility, compile, of.name);
    const run = {
      ...this.#executionValues(selection.variableValues, null),
      viewer: { ...this.reader.values, ids },
    };
    const text = await this.#runPlan({ plan, values: plan.bindValues(run) });
    return text === null ? {} : JSON.parse(text);
  }

  /**
   * Rows of a statement that no selection shapes, with the rights of the viewer in it. It is written once under its name for each kind of
   * viewer; `given` are the values it names as values of the viewer.
   */
  executeSql(
    name: string,
    buildSql: (scope: SqlScope) => Sql,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, unknown>[]> {
    const { visibility, visibilityName, values, signal } = this.reader;
    const key = `${name}|${visibilityName}`;
    let plan = this.sqlPlans.get(key);
    if (!plan) {
      const builder = new StatementBuilder(NO_OPERATION, 'resolvers', visibility, this.options.maxPage);
      plan = dropUnusedParameters(buildSql(SqlScope.root(builder)), builder.parameterReaders);
      this.sqlPlans.set(key, plan);
    }
    const run = { ...this.#executionValues({}, null), viewer: { ...values, ...parameters } };
    return this.options.statements.run(plan.name, plan.text, plan.bindValues(run), signal);
  }

  /**
   * The response to a root field as JSON text, made by the database to the last byte; undefined when code must complete
   * it, then ask for `answer`.
   */
  executeAsJson(selection: RootSelection): (() => Promise<string | null>) | undefined {
    const lookup = this.#bindPlan(selection, 'database');
    return lookup.plan.isPassThrough ? () => this.#loader.load(lookup) : undefined;
  }

  #bindPlan(
    selection: RootSelection,
    shaping: OutputMode,
    compile?: RootCompiler,
    subject: string | null = null,
  ): BoundPlan {
    const { visibility, visibilityName } = this.reader;
    const plan = this.planCache.get(selection, shaping, visibilityName, visibility, compile);
    return { plan, values: plan.bindValues(this.#executionValues(selection.variableValues, subject)) };
  }

  #executionValues(variables: Record<string, unknown>, subject: string | null): ExecutionValues {
    const { today, records, values: viewer = {} } = this.reader;
    return {
      today,
      records,
      viewer,
      payloadNodeId: subject,
      cursorKey: this.options.cursorKey,
      variables,
      argumentCache: new Map(),
    };
  }

  async #runPlan({ plan, values }: BoundPlan): Promise<string | null> {
    const rows = await this.options.statements.run(plan.name, plan.text, values, this.reader.signal);
    return (rows[0]?.data as string | null | undefined) ?? null;
  }
}
