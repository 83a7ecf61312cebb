import { getArgumentValues } from 'graphql';
import { BadInput } from '../shared/domain-error.ts';
import type { Sql, Visibility } from '../shared/graph-type.ts';
import type { OperationParts } from './collect-fields.ts';
import { decodeCursor, type Place } from './cursor.ts';
import { argumentsOf, type Call, type ParameterReader, type Run } from './execution.ts';

/**
 * Who makes the response out of the answer of a statement.
 *
 * `database`: PostgreSQL does, to the last byte, `__typename` included. `resolvers`: GraphQL completes the answer field by field,
 * which is needed where code must finish a value, or where rights may empty a field that is never null.
 */
export type Shaping = 'database' | 'resolvers';

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

/**
 * One statement being written: its parameters, its aliases and the operation it answers.
 *
 * Only the shape of the operation goes into the text; every value is read anew for each execution, so that one text
 * serves all executions of the same shape.
 */
export class Compilation {
  readonly readers: ParameterReader[] = [];
  readonly #places = new Map<ParameterReader, Sql>();
  #aliases = 0;
  #isFinal: boolean;

  constructor(
    readonly operation: OperationParts,
    readonly shaping: Shaping,
    readonly visibility: Visibility,
    readonly maxPage: number,
  ) {
    this.#isFinal = shaping === 'database';
  }

  /** Whether the answer is the response; false as soon as one field of it needs completing. */
  get isFinal(): boolean {
    return this.#isFinal;
  }

  /** Says that a field needs completing by its resolver. */
  needsResolver(): void {
    this.#isFinal = false;
  }

  alias(): Sql {
    return `t${this.#aliases++}`;
  }

  /** A parameter of a PostgreSQL type, read from each execution. */
  parameter(type: string, read: ParameterReader): Sql {
    this.readers.push(read);
    return `$${this.readers.length}::${type}`;
  }

  /** A parameter written once however often it is used, told by its reader. */
  shared(read: ParameterReader, type: string): Sql {
    let place = this.#places.get(read);
    if (!place) {
      place = this.parameter(type, read);
      this.#places.set(read, place);
    }
    return place;
  }

  /** The arguments of a field as this execution has them: for decisions on the shape only. */
  argumentsNow({ field, node }: Call): Record<string, unknown> {
    return getArgumentValues(field, node, this.operation.variableValues);
  }

  /** A parameter that is an argument, or a value inside one. */
  argument(
    call: Call,
    path: readonly (string | number)[],
    type: string,
    turn = (value: unknown, _: Run) => value,
  ): Sql {
    return this.parameter(type, (run) => turn(at(argumentsOf(call, run), path), run));
  }

  /** The place a cursor argument names, one parameter for each value the order compares. */
  cursor(call: Call, name: 'after' | 'before', order: string, types: readonly string[]): Sql[] {
    const places = new WeakMap<Run, Place>();
    const place = (run: Run) => {
      const known =
        places.get(run) ?? decodeCursor(run.cursorKey, order, String(argumentsOf(call, run)[name]));
      places.set(run, known);
      return known;
    };
    return types.map((type, index) => this.parameter(type, (run) => place(run)[index + 1]));
  }

  /** The size of a page: 20 unless said. Refused outside 1 to the greatest page, even when no row is selected. */
  pageSize(call: Call, name: 'first' | 'last'): Sql {
    const read = (run: Run) => {
      const size = argumentsOf(call, run)[name] ?? Math.min(20, this.maxPage);
      if (typeof size === 'number' && size >= 1 && size <= this.maxPage) return size;
      throw new BadInput(
        'PAGE_SIZE_INVALID',
        `"${name}: ${size}" is not a page size. Ask for 1 to ${this.maxPage} and read on with "${name === 'first' ? 'after' : 'before'}".`,
      );
    };
    return this.parameter('bigint', read);
  }
}
