import { BadUserInputError } from '../shared/domain-error.ts';
import type { GraphClass, Sql } from '../shared/graph-type.ts';
import type { ExecutionValues, FieldCall } from './execution-values.ts';
import { resolveDateExpression } from './filter-operators.ts';
import { type FilterableField, getFilterableFields } from './filterable-fields.ts';
import type { SqlScope } from './sql-scope.ts';

const MAX_FILTER_DEPTH = 8;
const MAX_CONDITIONS = 50;
const MAX_LIST_LENGTH = 100;

type Path = readonly (string | number)[];
type FilterObject = Record<string, unknown>;

const SQL_OPERATORS: Record<string, string> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

const toLikePattern = (value: unknown) => `%${String(value).replace(/[\\%_]/g, '\\$&')}%`;

const filterError = (code: string, path: Path, sentence: string) =>
  new BadUserInputError(code, `filter.${path.slice(1).join('.')} ${sentence}`);

/**
 * Translates a filter into SQL, field by field.
 *
 * Field names come from the declared axes and values become parameters, so nothing a client writes reaches the text.
 */
export class FilterCompiler {
  #conditionCount = 0;

  constructor(
    private readonly call: FieldCall,
    private readonly scope: SqlScope,
  ) {}

  /** The condition a filter argument puts on a row, or null when the argument is absent. */
  compile(of: GraphClass, row: Sql, filter: unknown): Sql | null {
    return filter === undefined || filter === null
      ? null
      : this.#compileFilter(of, row, filter as FilterObject, ['filter']);
  }

  /** All conditions of one input object; null is refused, so that a forgotten variable does not mean "everything". */
  #joinConditions(given: FilterObject, path: Path, part: (key: string) => Sql): Sql {
    const parts = Object.keys(given).map((key) => {
      if (given[key] === null)
        throw filterError('FILTER_NULL', [...path, key], 'is null. Leave it out, or write isNull: true.');
      return part(key);
    });
    return parts.length ? parts.join(' and ') : 'true';
  }

  #compileFilter(of: GraphClass, row: Sql, given: FilterObject, path: Path): Sql {
    if (path.length > 2 * MAX_FILTER_DEPTH)
      throw filterError(
        'FILTER_TOO_DEEP',
        path,
        `is nested deeper than ${MAX_FILTER_DEPTH} levels. Make the filter flatter.`,
      );
    return this.#joinConditions(given, path, (key) =>
      this.#compileKey(of, row, key, given[key], [...path, key]),
    );
  }

  #compileKey(of: GraphClass, row: Sql, key: string, value: unknown, path: Path): Sql {
    if (key === 'not') return `not (${this.#compileFilter(of, row, value as FilterObject, path)})`;
    if (key === 'and' || key === 'or') return this.#compileAndOr(key, of, row, value as FilterObject[], path);
    const axis = getFilterableFields(of).get(key);
    if (!axis) throw new Error(`${of.name} has no axis ${key}`);
    return this.#compileField(axis, row, value as FilterObject, path);
  }

  #compileAndOr(key: 'and' | 'or', of: GraphClass, row: Sql, items: FilterObject[], path: Path): Sql {
    if (items.length > MAX_LIST_LENGTH)
      throw filterError(
        'FILTER_TOO_LONG',
        path,
        `holds ${items.length} conditions. Give ${MAX_LIST_LENGTH} at the most.`,
      );
    if (!items.length) return key === 'and' ? 'true' : 'false';
    return `(${items.map((item, index) => this.#compileFilter(of, row, item, [...path, index])).join(` ${key} `)})`;
  }

  #compileField(axis: FilterableField, row: Sql, given: FilterObject, path: Path): Sql {
    switch (axis.kind) {
      case 'value':
        return this.#compileOperators(axis, axis.sql(row, this.scope), given, path);
      case 'embedded':
        return this.#joinConditions(given, path, (key) =>
          this.#compileField(axis.fields.get(key) as FilterableField, row, given[key] as FilterObject, [
            ...path,
            key,
          ]),
        );
      case 'node': {
        const other = this.scope.builder.nextAlias();
        return `exists (select 1 from ${this.scope.table(axis.to)} ${other} where ${other}.id = ${axis.id(row, this.scope)}${this.scope.andVisible(axis.to, other)} and ${this.#compileFilter(axis.to, other, given, path)})`;
      }
      case 'list':
        return this.#compileListField(axis, row, given, path);
    }
  }

  #compileListField(
    { link }: Extract<FilterableField, { kind: 'list' }>,
    row: Sql,
    given: FilterObject,
    path: Path,
  ): Sql {
    const to = link.to();
    return this.#joinConditions(given, path, (key) => {
      const other = this.scope.builder.nextAlias();
      const via = `${other}v`;
      const join = link.via
        ? ` join ${this.scope.table(link.via.of())} ${via} on ${link.via.on(via, other)}`
        : '';
      const visibleCondition =
        this.scope.andVisible(to, other) + (link.via ? this.scope.andVisible(link.via.of(), via) : '');
      const existsSql = `exists (select 1 from ${this.scope.table(to)} ${other}${join} where ${link.join(row, other, this.scope, via)}${visibleCondition} and ${this.#compileFilter(to, other, given[key] as FilterObject, [...path, key])})`;
      return key === 'none' ? `not ${existsSql}` : existsSql;
    });
  }

  #compileOperators(
    { comparator }: Extract<FilterableField, { kind: 'value' }>,
    sql: Sql,
    given: FilterObject,
    path: Path,
  ): Sql {
    const { type } = comparator;
    const parameter = (
      operator: string,
      as: string,
      turn?: (value: unknown, values: ExecutionValues) => unknown,
    ) => this.scope.builder.argumentParameter(this.call, [...path, operator], as, turn);
    return this.#joinConditions(given, path, (operator) => {
      const value = given[operator];
      if (++this.#conditionCount > MAX_CONDITIONS)
        throw filterError(
          'FILTER_TOO_LONG',
          path,
          `is one of more than ${MAX_CONDITIONS} conditions. Ask in several queries.`,
        );
      if (operator === 'isNull') return `(${sql}) is ${value ? '' : 'not '}null`;
      if (type === 'boolean') return value ? `(${sql})` : `not (${sql})`;
      if (operator === 'contains')
        return `vn_fold(${sql}) like vn_fold(${parameter(operator, 'text', toLikePattern)})`;
      if (operator === 'in') return this.#compileIn(sql, value as unknown[], type, path, parameter);
      const operand = type === 'date' ? this.#dateParameter(path, operator) : parameter(operator, type);
      return operator === 'not'
        ? `(${sql}) is distinct from ${operand}`
        : `(${sql}) ${SQL_OPERATORS[operator]} ${operand}`;
    });
  }

  #compileIn(
    sql: Sql,
    values: unknown[],
    type: string,
    path: Path,
    parameter: (o: string, as: string, turn?: (v: unknown, values: ExecutionValues) => unknown) => Sql,
  ): Sql {
    if (values.length > MAX_LIST_LENGTH)
      throw filterError(
        'FILTER_TOO_LONG',
        path,
        `lists ${values.length} values. Give ${MAX_LIST_LENGTH} at the most.`,
      );
    if (type !== 'date') return `(${sql}) = any(${parameter('in', `${type}[]`)})`;
    return values.length
      ? `(${sql}) in (${values.map((_, index) => this.#dateParameter([...path, 'in'], index)).join(', ')})`
      : 'false';
  }

  /** A day in a filter counts from the day its frame asks about. */
  #dateParameter(path: Path, last: string | number): Sql {
    return this.scope.builder.argumentParameter(this.call, [...path, last], 'date', (value, values) =>
      resolveDateExpression(String(value), this.scope.dayOf(values)),
    );
  }
}
