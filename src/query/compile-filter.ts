import { BadInput } from '../shared/domain-error.ts';
import type { GraphClass, Sql } from '../shared/graph-type.ts';
import type { Call, Run } from './execution.ts';
import { dayMeant } from './filter-operators.ts';
import { type Axis, axesOf } from './filterable-fields.ts';
import type { Frame } from './sql-scope.ts';

const MAX_DEPTH = 8;
const MAX_CONDITIONS = 50;
const MAX_LIST = 100;

type Path = readonly (string | number)[];
type Given = Record<string, unknown>;

const SYMBOLS: Record<string, string> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

const escapeLike = (value: unknown) => `%${String(value).replace(/[\\%_]/g, '\\$&')}%`;

const refuse = (code: string, path: Path, sentence: string) =>
  new BadInput(code, `filter.${path.slice(1).join('.')} ${sentence}`);

/**
 * Translates a filter into SQL, field by field.
 *
 * Field names come from the declared axes and values become parameters, so nothing a client writes reaches the text.
 */
export class Conditions {
  #count = 0;

  constructor(
    private readonly call: Call,
    private readonly frame: Frame,
  ) {}

  /** The condition a filter argument puts on a row, or null when the argument is absent. */
  of(of: GraphClass, row: Sql, filter: unknown): Sql | null {
    return filter === undefined || filter === null ? null : this.#all(of, row, filter as Given, ['filter']);
  }

  /** All conditions of one input object; null is refused, so that a forgotten variable does not mean "everything". */
  #each(given: Given, path: Path, part: (key: string) => Sql): Sql {
    const parts = Object.keys(given).map((key) => {
      if (given[key] === null)
        throw refuse('FILTER_NULL', [...path, key], 'is null. Leave it out, or write isNull: true.');
      return part(key);
    });
    return parts.length ? parts.join(' and ') : 'true';
  }

  #all(of: GraphClass, row: Sql, given: Given, path: Path): Sql {
    if (path.length > 2 * MAX_DEPTH)
      throw refuse(
        'FILTER_TOO_DEEP',
        path,
        `is nested deeper than ${MAX_DEPTH} levels. Make the filter flatter.`,
      );
    return this.#each(given, path, (key) => this.#part(of, row, key, given[key], [...path, key]));
  }

  #part(of: GraphClass, row: Sql, key: string, value: unknown, path: Path): Sql {
    if (key === 'not') return `not (${this.#all(of, row, value as Given, path)})`;
    if (key === 'and' || key === 'or') return this.#several(key, of, row, value as Given[], path);
    const axis = axesOf(of).get(key);
    if (!axis) throw new Error(`${of.name} has no axis ${key}`);
    return this.#axis(axis, row, value as Given, path);
  }

  #several(key: 'and' | 'or', of: GraphClass, row: Sql, items: Given[], path: Path): Sql {
    if (items.length > MAX_LIST)
      throw refuse(
        'FILTER_TOO_LONG',
        path,
        `holds ${items.length} conditions. Give ${MAX_LIST} at the most.`,
      );
    if (!items.length) return key === 'and' ? 'true' : 'false';
    return `(${items.map((item, index) => this.#all(of, row, item, [...path, index])).join(` ${key} `)})`;
  }

  #axis(axis: Axis, row: Sql, given: Given, path: Path): Sql {
    switch (axis.kind) {
      case 'value':
        return this.#compare(axis, axis.sql(row, this.frame), given, path);
      case 'embedded':
        return this.#each(given, path, (key) =>
          this.#axis(axis.axes.get(key) as Axis, row, given[key] as Given, [...path, key]),
        );
      case 'node': {
        const other = this.frame.compilation.alias();
        return `exists (select 1 from ${this.frame.table(axis.to)} ${other} where ${other}.id = ${axis.id(row, this.frame)}${this.frame.andVisible(axis.to, other)} and ${this.#all(axis.to, other, given, path)})`;
      }
      case 'list':
        return this.#linked(axis, row, given, path);
    }
  }

  #linked({ link }: Extract<Axis, { kind: 'list' }>, row: Sql, given: Given, path: Path): Sql {
    const to = link.to();
    return this.#each(given, path, (key) => {
      const other = this.frame.compilation.alias();
      const via = `${other}v`;
      const join = link.via
        ? ` join ${this.frame.table(link.via.of())} ${via} on ${link.via.on(via, other)}`
        : '';
      const seen =
        this.frame.andVisible(to, other) + (link.via ? this.frame.andVisible(link.via.of(), via) : '');
      const found = `exists (select 1 from ${this.frame.table(to)} ${other}${join} where ${link.join(row, other, this.frame, via)}${seen} and ${this.#all(to, other, given[key] as Given, [...path, key])})`;
      return key === 'none' ? `not ${found}` : found;
    });
  }

  #compare({ comparator }: Extract<Axis, { kind: 'value' }>, sql: Sql, given: Given, path: Path): Sql {
    const { type } = comparator;
    const parameter = (operator: string, as: string, turn?: (value: unknown, run: Run) => unknown) =>
      this.frame.compilation.argument(this.call, [...path, operator], as, turn);
    return this.#each(given, path, (operator) => {
      const value = given[operator];
      if (++this.#count > MAX_CONDITIONS)
        throw refuse(
          'FILTER_TOO_LONG',
          path,
          `is one of more than ${MAX_CONDITIONS} conditions. Ask in several queries.`,
        );
      if (operator === 'isNull') return `(${sql}) is ${value ? '' : 'not '}null`;
      if (type === 'boolean') return value ? `(${sql})` : `not (${sql})`;
      if (operator === 'contains')
        return `vn_fold(${sql}) like vn_fold(${parameter(operator, 'text', escapeLike)})`;
      if (operator === 'in') return this.#in(sql, value as unknown[], type, path, parameter);
      const compared = type === 'date' ? this.#day(path, operator) : parameter(operator, type);
      return operator === 'not'
        ? `(${sql}) is distinct from ${compared}`
        : `(${sql}) ${SYMBOLS[operator]} ${compared}`;
    });
  }

  #in(
    sql: Sql,
    values: unknown[],
    type: string,
    path: Path,
    parameter: (o: string, as: string, turn?: (v: unknown, run: Run) => unknown) => Sql,
  ): Sql {
    if (values.length > MAX_LIST)
      throw refuse('FILTER_TOO_LONG', path, `lists ${values.length} values. Give ${MAX_LIST} at the most.`);
    if (type !== 'date') return `(${sql}) = any(${parameter('in', `${type}[]`)})`;
    return values.length
      ? `(${sql}) in (${values.map((_, index) => this.#day([...path, 'in'], index)).join(', ')})`
      : 'false';
  }

  /** A day in a filter counts from the day its frame asks about. */
  #day(path: Path, last: string | number): Sql {
    return this.frame.compilation.argument(this.call, [...path, last], 'date', (value, run) =>
      dayMeant(String(value), this.frame.dayOf(run)),
    );
  }
}
