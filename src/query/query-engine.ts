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

/** What the engine needs. It is the same for all requests. */
export interface QueryEngineOptions {
  readonly statements: PreparedStatements;
  readonly roots: Readonly<Record<string, RootFieldDefinition>>;
  /** Signs cursors. All processes of an installation use the same key. */
  readonly cursorKey: Buffer;
  /** The largest page size that a client may request. */
  readonly maxPage: number;
}

/** The viewer of one request, and the time of the request. */
export interface QueryReader {
  readonly today: Day;
  /** The range of instants that `knownAt` can have. */
  readonly records: RecordedRange;
  /** Which rows this viewer may see. */
  readonly visibility: Visibility;
  /** The name of the rule in `visibility`. Viewers with the same name share plans. */
  readonly visibilityName: string;
  /** The values that the visibility conditions use. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

/** The query engine. It compiles each root field of an operation to one statement. */
export class QueryEngine {
  readonly #planCache: PlanCache;
  readonly #sqlPlans = new Map<string, Omit<QueryPlan, 'isPassThrough'>>();

  constructor(private readonly options: QueryEngineOptions) {
    this.#planCache = new PlanCache(options.roots, options.maxPage);
  }

  /** Returns the session of one request. */
  forReader(reader: QueryReader): QuerySession {
    return new QuerySession(this.options, this.#planCache, reader, this.#sqlPlans);
  }
}

/** For statements without an operation. They use no part of it. */
const NO_OPERATION: OperationContext = {
  schema: null as never,
  fragments: {},
  variableValues: {},
};

interface BoundPlan {
  readonly plan: QueryPlan;
  readonly values: unknown[];
}

/** Executes the reads of one request. Equal root fields share one execution. */
export class QuerySession {
  readonly #loader = new DataLoader<BoundPlan, string | null, string>(
    (plans) => Promise.all(plans.map((it) => this.#runPlan(it))),
    { cacheKeyFn: ({ plan, values }) => `${plan.text}\n${JSON.stringify(values)}` },
  );

  constructor(
    private readonly options: QueryEngineOptions,
    private readonly planCache: PlanCache,
    private readonly reader: QueryReader,
    private readonly sqlPlans: Map<string, Omit<QueryPlan, 'isPassThrough'>>,
  ) {}

  /** Returns whether the engine resolves a field of `Query`. */
  isRootField(fieldName: string): boolean {
    return fieldName in this.options.roots;
  }

  /** Returns the value of a root field for the resolvers. Returns null when there is nothing that the viewer may see. */
  async execute(selection: RootSelection): Promise<unknown> {
    const text = await this.#loader.load(this.#bindPlan(selection, 'resolvers'));
    return text === null ? null : JSON.parse(text);
  }

  /** Returns the node that a mutation created or changed, for the payload. Returns null when the viewer may not see it. */
  async executeForNode(selection: RootSelection, of: GraphClass, id: string): Promise<unknown> {
    const text = await this.#loader.load(this.#bindPlan(selection, 'resolvers', compilePayloadNode(of), id));
    return text === null ? null : JSON.parse(text);
  }

  /**
   * Returns the values of a field for nodes of one type, by id. `compile` writes the objects.
   *
   * `compile` reads the ids as the viewer parameter `ids`. Nodes that the viewer may not see are missing.
   */
  async executeForNodes(
    selection: RootSelection,
    of: GraphClass,
    compile: RootCompiler,
    ids: readonly string[],
  ): Promise<Record<string, Record<string, unknown>>> {
    const { visibility, visibilityName } = this.reader;
    const plan = this.planCache.get(selection, {
      outputMode: 'resolvers',
      visibility,
      visibilityName,
      compile,
      variant: of.name,
    });
    const run = {
      ...this.#executionValues(selection.variableValues, null),
      viewer: { ...this.reader.values, ids },
    };
    const text = await this.#runPlan({ plan, values: plan.bindValues(run) });
    return text === null ? {} : JSON.parse(text);
  }

  /**
   * Returns the rows of a statement that does not depend on a selection. The rights of the viewer apply.
   *
   * `buildSql` runs once for each `name` and kind of viewer. The statement reads `parameters` as viewer parameters.
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
   * Returns a function that reads the response of a root field as JSON text, which the database writes completely.
   * Returns undefined when a resolver must complete the response: then call `execute`.
   */
  executeAsJson(selection: RootSelection): (() => Promise<string | null>) | undefined {
    const bound = this.#bindPlan(selection, 'database');
    return bound.plan.isPassThrough ? () => this.#loader.load(bound) : undefined;
  }

  #bindPlan(
    selection: RootSelection,
    shaping: OutputMode,
    compile?: RootCompiler,
    subject: string | null = null,
  ): BoundPlan {
    const { visibility, visibilityName } = this.reader;
    const plan = this.planCache.get(selection, { outputMode: shaping, visibility, visibilityName, compile });
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
