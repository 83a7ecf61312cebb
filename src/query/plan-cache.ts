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

/** A root field as it stands in an operation; a `GraphQLResolveInfo` is one. */
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

/** A statement ready to run: its text, and where each of its values comes from. */
export interface QueryPlan {
  /** Whether the text the statement answers is the response itself; else it is still to be completed field by field. */
  readonly isPassThrough: boolean;
  /** Names the text for ever: it is prepared under this name. */
  readonly name: string;
  readonly text: string;
  bindValues(values: ExecutionValues): unknown[];
}

const getTypeName = (type: TypeNode): string =>
  type.kind === 'NamedType' ? type.name.value : getTypeName(type.type);

/**
 * What of the variables decides the shape of a statement: which are absent, booleans, enumeration values, how long a list
 * is, and whole input objects. Plain scalars do not: they are parameters.
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
 * Numbers the parameters a text really names: PostgreSQL refuses others. A field that selects no row names none of its
 * filter's. Their values are read all the same, so that what is wrong is refused whatever was selected.
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

/** Shapes kept for one operation, and the longest one worth keeping. Past them plans are made anew. */
const MAX_PLANS_PER_OPERATION = 50;
const MAX_KEY_LENGTH = 2_000;

/** Makes plans and keeps them: by operation and shape, so that a repeated query costs a look-up. */
export class PlanCache {
  readonly #byOperation = new WeakMap<OperationDefinitionNode, Map<string, QueryPlan>>();

  constructor(
    private readonly roots: Readonly<Record<string, RootFieldDefinition>>,
    private readonly maxPage: number,
  ) {}

  /**
   * The plan of a root field, for a viewer of one kind (`viewerKind` stands for what decides the visibility); `part` tells plans of
   * one field apart.
   */
  get(
    info: RootSelection,
    shaping: OutputMode,
    viewerKind: string,
    visibility: Visibility,
    compile = this.roots[info.fieldName]?.compile,
    variant = '',
  ): QueryPlan {
    let plans = this.#byOperation.get(info.operation);
    if (!plans) {
      plans = new Map();
      this.#byOperation.set(info.operation, plans);
    }
    const key = `${info.parentType.name}.${info.path.prev?.key ?? ''}.${info.path.key}|${variant}|${shaping}|${viewerKind}|${variableShape(info)}`;
    let plan = plans.get(key);
    if (!plan) {
      plan = this.#compilePlan(info, shaping, visibility, compile);
      if (plans.size < MAX_PLANS_PER_OPERATION && key.length <= MAX_KEY_LENGTH) plans.set(key, plan);
    }
    return plan;
  }

  #compilePlan(
    info: RootSelection,
    shaping: OutputMode,
    visibility: Visibility,
    compile: RootCompiler | undefined,
  ): QueryPlan {
    const field = info.parentType.getFields()[info.fieldName];
    const node = info.fieldNodes[0];
    if (!compile || !field || !node)
      throw new Error(`${info.parentType.name}.${info.fieldName} is no way into the graph`);
    const builder = new StatementBuilder(info, shaping, visibility, this.maxPage);
    const call = { field, node };
    const text = compile({ nodes: info.fieldNodes, call, scope: SqlScope.root(builder).forField(call) });
    return { ...dropUnusedParameters(text, builder.parameterReaders), isPassThrough: builder.isPassThrough };
  }
}
