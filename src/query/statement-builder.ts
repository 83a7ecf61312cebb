import { getArgumentValues } from 'graphql';
import { BadUserInputError } from '../shared/domain-error.ts';
import type { Sql, Visibility } from '../shared/graph-type.ts';
import type { OperationContext } from './collect-fields.ts';
import { type CursorPosition, decodeCursor } from './cursor.ts';
import {
  type ExecutionValues,
  type FieldCall,
  getArguments,
  type ParameterReader,
} from './execution-values.ts';

/**
 * Who makes the response out of the answer of a statement.
 *
 * `database`: PostgreSQL does, to the last byte, `__typename` included. `resolvers`: GraphQL completes the answer field by field,
 * which is needed where code must finish a value, or where rights may empty a field that is never null.
 */
export type OutputMode = 'database' | 'resolvers';

const valueAtPath = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

/**
 * One statement being written: its parameters, its aliases and the operation it answers.
 *
 * Only the shape of the operation goes into the text; every value is read anew for each execution, so that one text
 * serves all executions of the same shape.
 */
export class StatementBuilder {
  readonly parameterReaders: ParameterReader[] = [];
  readonly #sharedParameters = new Map<ParameterReader, Sql>();
  #aliases = 0;
  #isPassThrough: boolean;

  constructor(
    readonly operation: OperationContext,
    readonly outputMode: OutputMode,
    readonly visibility: Visibility,
    readonly maxPage: number,
  ) {
    this.#isPassThrough = outputMode === 'database';
  }

  /** Whether the answer is the response; false as soon as one field of it needs completing. */
  get isPassThrough(): boolean {
    return this.#isPassThrough;
  }

  /** Says that a field needs completing by its resolver. */
  requireResolver(): void {
    this.#isPassThrough = false;
  }

  nextAlias(): Sql {
    return `t${this.#aliases++}`;
  }

  /** A parameter of a PostgreSQL type, read from each execution. */
  addParameter(type: string, read: ParameterReader): Sql {
    this.parameterReaders.push(read);
    return `$${this.parameterReaders.length}::${type}`;
  }

  /** A parameter written once however often it is used, told by its reader. */
  sharedParameter(read: ParameterReader, type: string): Sql {
    let place = this.#sharedParameters.get(read);
    if (!place) {
      place = this.addParameter(type, read);
      this.#sharedParameters.set(read, place);
    }
    return place;
  }

  /** The arguments of a field as this execution has them: for decisions on the shape only. */
  getCompileTimeArguments({ field, node }: FieldCall): Record<string, unknown> {
    return getArgumentValues(field, node, this.operation.variableValues);
  }

  /** A parameter that is an argument, or a value inside one. */
  argumentParameter(
    call: FieldCall,
    path: readonly (string | number)[],
    type: string,
    transform = (value: unknown, _: ExecutionValues) => value,
  ): Sql {
    return this.addParameter(type, (values) =>
      transform(valueAtPath(getArguments(call, values), path), values),
    );
  }

  /** The place a cursor argument names, one parameter for each value the order compares. */
  cursorParameters(
    call: FieldCall,
    name: 'after' | 'before',
    order: string,
    types: readonly string[],
  ): Sql[] {
    const positions = new WeakMap<ExecutionValues, CursorPosition>();
    const place = (values: ExecutionValues) => {
      const position =
        positions.get(values) ??
        decodeCursor(values.cursorKey, order, String(getArguments(call, values)[name]));
      positions.set(values, position);
      return position;
    };
    return types.map((type, index) => this.addParameter(type, (values) => place(values)[index + 1]));
  }

  /** The size of a page: 20 unless said. Refused outside 1 to the greatest page, even when no row is selected. */
  pageSizeParameter(call: FieldCall, name: 'first' | 'last'): Sql {
    const read = (values: ExecutionValues) => {
      const size = getArguments(call, values)[name] ?? Math.min(20, this.maxPage);
      if (typeof size === 'number' && size >= 1 && size <= this.maxPage) return size;
      throw new BadUserInputError(
        'PAGE_SIZE_INVALID',
        `"${name}: ${size}" is not a page size. Ask for 1 to ${this.maxPage} and read on with "${name === 'first' ? 'after' : 'before'}".`,
      );
    };
    return this.addParameter('bigint', read);
  }
}
