import { createHash } from 'node:crypto';
import {
  type FieldNode,
  type GraphQLObjectType,
  isScalarType,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import type { Visibility } from '../shared/graph-type.ts';
import type { OperationContext } from './collect-fields.ts';
import type { ExecutionValues } from './execution-values.ts';
import type { RootCompiler } from './field-selection.ts';
import type { RootFieldDefinition } from './root-fields.ts';
import { SqlScope } from './sql-scope.ts';
import { type OutputMode, StatementBuilder } from './statement-builder.ts';

/** A root field in an operation. A `GraphQLResolveInfo` has this shape. */
export interface RootSelection extends OperationContext {
  readonly operation: OperationDefinitionNode;
  readonly parentType: GraphQLObjectType;
  readonly fieldName: string;
  readonly fieldNodes: readonly FieldNode[];
  readonly path: {
    readonly key: string | number;
    readonly prev?: { readonly key: string | number } | undefined;
  };
}

/** A compiled statement: its text, and a function that reads its values. */
export interface QueryPlan {
  /** Whether the JSON of the statement is the response itself. If not, resolvers complete it field by field. */
  readonly isPassThrough: boolean;
  /** The name of the prepared statement. One name always stands for the same text. */
  readonly name: string;
  readonly text: string;
  bindValues(values: ExecutionValues): unknown[];
}

const getTypeName = (type: TypeNode): string =>
  type.kind === 'NamedType' ? type.name.value : getTypeName(type.type);

/**
 * Returns the part of the variables that decides the text of a statement.
 *
 * These are absent variables, nulls, booleans, enum values, the length of lists, and complete input objects. Other scalars
 * are parameters and change nothing.
 */
function variableShape({ operation, schema, variableValues }: RootSelection): string {
  let shape = '';
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const value = variableValues[variable.name.value];
    if (value === undefined) shape += 'u';
    else if (value === null) shape += 'n';
    else if (typeof value === 'boolean') shape += value ? 't' : 'f';
    else if (isListOfScalars(value)) shape += `s${value.length}`;
    else if (isScalarType(schema.getType(getTypeName(type)))) shape += 's';
    else shape += JSON.stringify(value);
    shape += ',';
  }
  return shape;
}

/**
 * Removes parameters that the text does not use, because PostgreSQL rejects them. A connection from which
 * no rows are selected does not use the parameters of its filter.
 *
 * The readers of removed parameters still run, so that a wrong argument is an error for every selection.
 */
export function dropUnusedParameters(
  sql: string,
  readers: StatementBuilder['parameterReaders'],
): Omit<QueryPlan, 'isPassThrough'> {
  const used = [...new Set(Array.from(sql.matchAll(/\$(\d+)/g), ([, number]) => Number(number)))];
  const newNumbers = new Map(used.map((number, index) => [number, index + 1]));
  const text = sql.replace(/\$(\d+)/g, (_, number) => `$${newNumbers.get(Number(number))}`);
  return {
    name: `g_${createHash('sha1').update(text).digest('hex').slice(0, 20)}`,
    text,
    bindValues: (values) => {
      const read = readers.map((reader) => reader(values));
      return used.map((number) => read[number - 1]);
    },
  };
}

const isListOfScalars = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.every((item) => item !== null && typeof item !== 'object');

/** The most plans that are cached for one operation. Further plans are compiled for each request. */
const MAX_PLANS_PER_OPERATION = 50;
/** The longest key of a cached plan. */
const MAX_KEY_LENGTH = 2_000;

/** For whom and for what a plan is compiled. */
export interface PlanRequest {
  readonly outputMode: OutputMode;
  readonly visibility: Visibility;
  /** Names the visibility. Viewers with the same name share plans. */
  readonly visibilityName: string;
  /** Compiles the root field instead of its own compiler. */
  readonly compile?: RootCompiler | undefined;
  /** Distinguishes several plans of one field. */
  readonly variant?: string;
}

/** Compiles plans and caches them by operation and shape. A repeated query needs only a look-up. */
export class PlanCache {
  readonly #byOperation = new WeakMap<OperationDefinitionNode, Map<string, QueryPlan>>();

  constructor(
    private readonly roots: Readonly<Record<string, RootFieldDefinition>>,
    private readonly maxPage: number,
  ) {}

  /** Returns the plan of a root field: the cached one, or a new one. */
  get(info: RootSelection, request: PlanRequest): QueryPlan {
    const { outputMode, visibilityName, variant = '' } = request;
    let plans = this.#byOperation.get(info.operation);
    if (!plans) {
      plans = new Map();
      this.#byOperation.set(info.operation, plans);
    }
    const key = `${info.parentType.name}.${info.path.prev?.key ?? ''}.${info.path.key}|${variant}|${outputMode}|${visibilityName}|${variableShape(info)}`;
    let plan = plans.get(key);
    if (!plan) {
      plan = this.#compilePlan(info, request);
      if (plans.size < MAX_PLANS_PER_OPERATION && key.length <= MAX_KEY_LENGTH) plans.set(key, plan);
    }
    return plan;
  }

  #compilePlan(info: RootSelection, { outputMode, visibility, compile }: PlanRequest): QueryPlan {
    const compileRoot = compile ?? this.roots[info.fieldName]?.compile;
    const field = info.parentType.getFields()[info.fieldName];
    const node = info.fieldNodes[0];
    if (!compileRoot || !field || !node)
      throw new Error(`${info.parentType.name}.${info.fieldName} is not a root field of the graph`);
    const builder = new StatementBuilder(info, outputMode, visibility, this.maxPage);
    const call = { field, node };
    const text = compileRoot({ nodes: info.fieldNodes, call, scope: SqlScope.root(builder).forField(call) });
    return { ...dropUnusedParameters(text, builder.parameterReaders), isPassThrough: builder.isPassThrough };
  }
}
