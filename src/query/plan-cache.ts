import { createHash } from 'node:crypto';
import {
  type FieldNode,
  type GraphQLObjectType,
  isScalarType,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import type { Visibility } from '../shared/graph-type.ts';
import type { OperationParts } from './collect-fields.ts';
import type { Run } from './execution.ts';
import type { RootCompiler } from './field-selection.ts';
import type { Root } from './root-fields.ts';
import { Frame } from './sql-scope.ts';
import { Compilation, type Shaping } from './statement-builder.ts';

/** A root field as it stands in an operation; a `GraphQLResolveInfo` is one. */
export interface RootSelection extends OperationParts {
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
export interface Plan {
  /** Whether the text the statement answers is the response itself; else it is still to be completed field by field. */
  readonly isFinal: boolean;
  /** Names the text for ever: it is prepared under this name. */
  readonly name: string;
  readonly text: string;
  values(run: Run): unknown[];
}

const namedType = (type: TypeNode): string =>
  type.kind === 'NamedType' ? type.name.value : namedType(type.type);

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
    else if (isScalarType(schema.getType(namedType(type)))) shape += 's';
    else shape += JSON.stringify(value);
    shape += ',';
  }
  return shape;
}

/**
 * Numbers the parameters a text really names: PostgreSQL refuses others. A field that selects no row names none of its
 * filter's. Their values are read all the same, so that what is wrong is refused whatever was selected.
 */
export function withoutUnused(written: string, readers: Compilation['readers']): Omit<Plan, 'isFinal'> {
  const used = [...new Set(Array.from(written.matchAll(/\$(\d+)/g), ([, number]) => Number(number)))];
  const places = new Map(used.map((number, index) => [number, index + 1]));
  const text = written.replace(/\$(\d+)/g, (_, number) => `$${places.get(Number(number))}`);
  return {
    name: `g_${createHash('sha1').update(text).digest('hex').slice(0, 20)}`,
    text,
    values: (run) => {
      const read = readers.map((reader) => reader(run));
      return used.map((number) => read[number - 1]);
    },
  };
}

const isListOfScalars = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.every((item) => item !== null && typeof item !== 'object');

/** Shapes kept for one operation, and the longest one worth keeping. Past them plans are made anew. */
const PLANS_PER_OPERATION = 50;
const LONGEST_KEY = 2_000;

/** Makes plans and keeps them: by operation and shape, so that a repeated query costs a look-up. */
export class Plans {
  readonly #byOperation = new WeakMap<OperationDefinitionNode, Map<string, Plan>>();

  constructor(
    private readonly roots: Readonly<Record<string, Root>>,
    private readonly maxPage: number,
  ) {}

  /**
   * The plan of a root field, for a viewer of one kind (`viewerKind` stands for what decides the visibility); `part` tells plans of
   * one field apart.
   */
  of(
    info: RootSelection,
    shaping: Shaping,
    viewerKind: string,
    visibility: Visibility,
    compile = this.roots[info.fieldName]?.compile,
    part = '',
  ): Plan {
    let plans = this.#byOperation.get(info.operation);
    if (!plans) {
      plans = new Map();
      this.#byOperation.set(info.operation, plans);
    }
    const key = `${info.parentType.name}.${info.path.prev?.key ?? ''}.${info.path.key}|${part}|${shaping}|${viewerKind}|${variableShape(info)}`;
    let plan = plans.get(key);
    if (!plan) {
      plan = this.#make(info, shaping, visibility, compile);
      if (plans.size < PLANS_PER_OPERATION && key.length <= LONGEST_KEY) plans.set(key, plan);
    }
    return plan;
  }

  #make(
    info: RootSelection,
    shaping: Shaping,
    visibility: Visibility,
    compile: RootCompiler | undefined,
  ): Plan {
    const field = info.parentType.getFields()[info.fieldName];
    const node = info.fieldNodes[0];
    if (!compile || !field || !node)
      throw new Error(`${info.parentType.name}.${info.fieldName} is no way into the graph`);
    const compilation = new Compilation(info, shaping, visibility, this.maxPage);
    const call = { field, node };
    const text = compile({ nodes: info.fieldNodes, call, frame: Frame.today(compilation).below(call) });
    return { ...withoutUnused(text, compilation.readers), isFinal: compilation.isFinal };
  }
}
