import { type FieldNode, type GraphQLField, getArgumentValues } from 'graphql';
import type { Day } from '../shared/day.ts';

/** The range of instants that `knownAt` can have, and the time zone of the days. */
export interface RecordedRange {
  /** The instant of the first record. */
  readonly since: Date;
  readonly now: Date;
  readonly timeZone: string;
}

/** The values that one execution of a plan uses. */
export interface ExecutionValues {
  readonly today: Day;
  readonly records: RecordedRange;
  readonly cursorKey: Buffer;
  readonly variables: Record<string, unknown>;
  /** The values of the viewer that the visibility conditions use. */
  readonly viewer: Readonly<Record<string, unknown>>;
  /** The id of the node that a mutation created or changed. Null outside of a payload. */
  readonly payloadNodeId: string | null;
  /** The arguments of each field. They are read once, even if many parameters use them. */
  readonly argumentCache: Map<FieldNode, Record<string, unknown>>;
}

/** Returns the value of one parameter for an execution. */
export type ParameterReader = (values: ExecutionValues) => unknown;

/** A field of the schema and its node in the operation, which has the arguments. */
export interface FieldCall {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

/** Returns the arguments of a field in one execution. It reads them once, even if many parameters use them. */
export function getArguments({ field, node }: FieldCall, run: ExecutionValues): Record<string, unknown> {
  let values = run.argumentCache.get(node);
  if (!values) {
    values = getArgumentValues(field, node, run.variables);
    run.argumentCache.set(node, values);
  }
  return values;
}
