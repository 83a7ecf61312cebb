import { BadUserInputError } from '../shared/domain-error.ts';
import type { ErrorCode } from '../shared/error-codes.ts';
import type { GraphClass, Sql } from '../shared/graph-type.ts';
import type { FieldCall } from './execution-values.ts';
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

const filterError = (code: ErrorCode, path: Path, sentence: string) =>
  new BadUserInputError(code, `filter.${path.slice(1).join('.')} ${sentence}`);

/**
 * Compiles a filter to SQL, field by field.
 *
 * The names of fields come from the filterable fields of the type, and values become parameters. So no text of a client
 * gets into the SQL.
 */
export class FilterCompiler {
  #conditionCount = 0;

  constructor(
    private readonly call: FieldCall,
    private readonly scope: SqlScope,
  ) {}

  /** Returns the condition of a filter argument on a row. Returns null when the argument is absent. */
  compile(of: GraphClass, row: Sql, filter: unknown): Sql | null {
    return filter === undefined || filter === null
      ? null
      : this.#compileFilter(of, row, filter as FilterObject, ['filter']);
  }

  /**
   * Joins all conditions of one input object with `and`.
   *
   * Throws `FILTER_NULL` if a value is null: a variable that the client forgot must not mean "all rows".
   */
  #joinConditions(input: FilterObject, path: Path, part: (key: string) => Sql): Sql {
    const parts = Object.keys(input).map((key) => {
      if (input[key] === null)
        throw filterError('FILTER_NULL', [...path, key], 'is null. Remove it, or use isNull: true.');
      return part(key);
    });
    return parts.length ? parts.join(' and ') : 'true';
  }

  #compileFilter(of: GraphClass, row: Sql, input: FilterObject, path: Path): Sql {
    if (path.length > 2 * MAX_FILTER_DEPTH)
      throw filterError(
        'FILTER_TOO_DEEP',
        path,
        `is nested deeper than ${MAX_FILTER_DEPTH} levels. Use fewer levels.`,
      );
    return this.#joinConditions(input, path, (key) => this.#compileKey(of, row, input[key], [...path, key]));
  }

  /** Compiles the condition under one key, which is the last element of the path. */
  #compileKey(of: GraphClass, row: Sql, value: unknown, path: Path): Sql {
    const key = String(path.at(-1));
    if (key === 'not') return `not (${this.#compileFilter(of, row, value as FilterObject, path)})`;
    if (key === 'and' || key === 'or') return this.#compileAndOr(of, row, value as FilterObject[], path);
    const field = getFilterableFields(of).get(key);
    if (!field) throw new Error(`${of.name} has no filterable field ${key}`);
    return this.#compileField(field, row, value as FilterObject, path);
  }

  #compileAndOr(of: GraphClass, row: Sql, items: FilterObject[], path: Path): Sql {
    const key = String(path.at(-1));
    if (items.length > MAX_LIST_LENGTH)
      throw filterError(
        'FILTER_TOO_LONG',
        path,
        `has ${items.length} conditions. Give at most ${MAX_LIST_LENGTH}.`,
      );
    if (!items.length) return key === 'and' ? 'true' : 'false';
    return `(${items.map((item, index) => this.#compileFilter(of, row, item, [...path, index])).join(` ${key} `)})`;
  }

  #compileField(field: FilterableField, row: Sql, input: FilterObject, path: Path): Sql {
    switch (field.kind) {
      case 'value':
        return this.#compileOperators(field, field.sql(row, this.scope), input, path);
      case 'embedded':
        return this.#joinConditions(input, path, (key) =>
          this.#compileField(field.fields.get(key) as FilterableField, row, input[key] as FilterObject, [
            ...path,
            key,
          ]),
        );
      case 'node': {
        const other = this.scope.builder.nextAlias();
        return `exists (select 1 from ${this.scope.table(field.to)} ${other} where ${other}.id = ${field.id(row, this.scope)}${this.scope.andVisible(field.to, other)} and ${this.#compileFilter(field.to, other, input, path)})`;
      }
      case 'list':
        return this.#compileListField(field, row, input, path);
    }
  }

  #compileListField(
    { link }: Extract<FilterableField, { kind: 'list' }>,
    row: Sql,
    input: FilterObject,
    path: Path,
  ): Sql {
    const to = link.to();
    return this.#joinConditions(input, path, (key) => {
      const other = this.scope.builder.nextAlias();
      const via = `${other}v`;
      const join = link.via
        ? ` join ${this.scope.table(link.via.of())} ${via} on ${link.via.on(via, other)}`
        : '';
      const visibleCondition =
        this.scope.andVisible(to, other) + (link.via ? this.scope.andVisible(link.via.of(), via) : '');
      const existsSql = `exists (select 1 from ${this.scope.table(to)} ${other}${join} where ${link.join(row, other, this.scope, via)}${visibleCondition} and ${this.#compileFilter(to, other, input[key] as FilterObject, [...path, key])})`;
      return key === 'none' ? `not ${existsSql}` : existsSql;
    });
  }

  #compileOperators(
    { comparator }: Extract<FilterableField, { kind: 'value' }>,
    sql: Sql,
    input: FilterObject,
    path: Path,
  ): Sql {
    const { type } = comparator;
    const parameter = (operator: string, as: string, transform?: (value: unknown) => unknown) =>
      this.scope.builder.argumentParameter(this.call, [...path, operator], as, transform);
    return this.#joinConditions(input, path, (operator) => {
      const value = input[operator];
      if (++this.#conditionCount > MAX_CONDITIONS)
        throw filterError(
          'FILTER_TOO_LONG',
          path,
          `is one of more than ${MAX_CONDITIONS} conditions. Use several queries.`,
        );
      if (operator === 'isNull') return `(${sql}) is ${value ? '' : 'not '}null`;
      if (type === 'boolean') return value ? `(${sql})` : `not (${sql})`;
      if (operator === 'contains')
        return `vn_fold(${sql}) like vn_fold(${parameter(operator, 'text', toLikePattern)})`;
      if (operator === 'in') return this.#compileIn(sql, value as unknown[], type, path);
      const operand = type === 'date' ? this.#dateParameter(path, operator) : parameter(operator, type);
      return operator === 'not'
        ? `(${sql}) is distinct from ${operand}`
        : `(${sql}) ${SQL_OPERATORS[operator]} ${operand}`;
    });
  }

  #compileIn(sql: Sql, values: unknown[], type: string, path: Path): Sql {
    if (values.length > MAX_LIST_LENGTH)
      throw filterError(
        'FILTER_TOO_LONG',
        path,
        `has ${values.length} values. Give at most ${MAX_LIST_LENGTH}.`,
      );
    if (type !== 'date')
      return `(${sql}) = any(${this.scope.builder.argumentParameter(this.call, [...path, 'in'], `${type}[]`)})`;
    return values.length
      ? `(${sql}) in (${values.map((_, index) => this.#dateParameter([...path, 'in'], index)).join(', ')})`
      : 'false';
  }

  /** Returns a parameter for a day. A duration counts from the `asOf` day of the scope. */
  #dateParameter(path: Path, last: string | number): Sql {
    return this.scope.builder.argumentParameter(this.call, [...path, last], 'date', (value, values) =>
      resolveDateExpression(String(value), this.scope.dayOf(values)),
    );
  }
}
