import { type FieldNode, type GraphQLField, getArgumentValues } from 'graphql';
import type { Day } from '../shared/day.ts';

/** How far back and forth the records can be asked, and where their days begin and end. */
export interface RecordedRange {
  /** The first instant anything was recorded. */
  readonly since: Date;
  readonly now: Date;
  readonly timeZone: string;
}

/** The values one execution of a plan brings. */
export interface ExecutionValues {
  readonly today: Day;
  readonly records: RecordedRange;
  readonly cursorKey: Buffer;
  readonly variables: Record<string, unknown>;
  /** Values the viewer brings to the visibility predicates. */
  readonly viewer: Readonly<Record<string, unknown>>;
  /** The node an act made or changed, where its payload is read. */
  readonly payloadNodeId: string | null;
  /** Arguments read once for each field, however many parameters come from them. */
  readonly argumentCache: Map<FieldNode, Record<string, unknown>>;
}

/** Takes the value of one parameter from an execution. */
export type ParameterReader = (values: ExecutionValues) => unknown;

/** A field with arguments, as it stands in the operation. */
export interface FieldCall {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

/** The arguments of a field in one execution. They are read once, however many parameters come from them. */
export function getArguments({ field, node }: FieldCall, run: ExecutionValues): Record<string, unknown> {
  let values = run.argumentCache.get(node);
  if (!values) {
    values = getArgumentValues(field, node, run.variables);
    run.argumentCache.set(node, values);
  }
  return values;
}
