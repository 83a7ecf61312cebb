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
 * Who completes the response.
 *
 * `database`: PostgreSQL writes the complete JSON, with `__typename`. `resolvers`: GraphQL completes the result field by field.
 * That is needed when code must transform a value, or when missing rights can make a non-null field null.
 */
export type OutputMode = 'database' | 'resolvers';

const valueAtPath = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

/**
 * Builds one statement: its parameters, its aliases and the operation it belongs to.
 *
 * The text depends only on the shape of the operation. Each execution reads all values again, so all executions of the
 * same shape share one text.
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

  /** Whether the result is the response. It is false as soon as one field needs a resolver. */
  get isPassThrough(): boolean {
    return this.#isPassThrough;
  }

  /** Marks the statement: at least one field needs a resolver. */
  requireResolver(): void {
    this.#isPassThrough = false;
  }

  nextAlias(): Sql {
    return `t${this.#aliases++}`;
  }

  /** Adds a parameter of a PostgreSQL type. Each execution reads its value. */
  addParameter(type: string, read: ParameterReader): Sql {
    this.parameterReaders.push(read);
    return `$${this.parameterReaders.length}::${type}`;
  }

  /** Returns the parameter of a reader. It is added only once, even if it is used several times. */
  sharedParameter(read: ParameterReader, type: string): Sql {
    let place = this.#sharedParameters.get(read);
    if (!place) {
      place = this.addParameter(type, read);
      this.#sharedParameters.set(read, place);
    }
    return place;
  }

  /** Returns the arguments of a field in the current request. Use them only for decisions about the shape. */
  getCompileTimeArguments({ field, node }: FieldCall): Record<string, unknown> {
    return getArgumentValues(field, node, this.operation.variableValues);
  }

  /** Adds a parameter for an argument, or for a value inside an argument. */
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

  /** Adds the parameters of a cursor argument: one for each sort key. */
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

  /**
   * Adds the parameter of the page size. The default is 20.
   *
   * Throws `PAGE_SIZE_INVALID` if the size is not between 1 and the maximum, even if no rows are selected.
   */
  pageSizeParameter(call: FieldCall, name: 'first' | 'last'): Sql {
    const read = (values: ExecutionValues) => {
      const size = getArguments(call, values)[name] ?? Math.min(20, this.maxPage);
      if (typeof size === 'number' && size >= 1 && size <= this.maxPage) return size;
      throw new BadUserInputError(
        'PAGE_SIZE_INVALID',
        `"${name}: ${size}" is not a valid page size. Use 1 to ${this.maxPage}, and read the next page with "${name === 'first' ? 'after' : 'before'}".`,
      );
    };
    return this.addParameter('bigint', read);
  }
}
