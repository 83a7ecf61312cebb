import type { GraphClass, Sql } from '../shared/graph-type.ts';
import type { OrderTerm } from './order-inputs.ts';
import { getTableMetadata } from './table-metadata.ts';

/** One term of an order, as SQL compares it. Its value is never null, so every row has a position. */
interface SortKey {
  readonly type: string;
  readonly isDescending: boolean;
  readonly sql: (row: Sql) => Sql;
}

const SENTINELS: Record<string, readonly [least: string, greatest: string]> = {
  date: ["'-infinity'", "'infinity'"],
  timestamptz: ["'-infinity'", "'infinity'"],
  real: ["'-infinity'", "'infinity'"],
};

/** A total order of the rows of a type: the terms that the client requested, then the id. */
export class Keyset {
  private constructor(
    /** The name of the order. A cursor is valid only for the order of its name. */
    readonly name: string,
    readonly keys: readonly SortKey[],
  ) {}

  static forOrder(of: GraphClass, requested: readonly OrderTerm[] | null | undefined): Keyset {
    const { name, definition } = getTableMetadata(of);
    const terms = requested?.length ? requested : (definition.defaultOrder ?? []).map(parseOrderTerm);
    const keys = terms.map(({ field, direction, nulls }): SortKey => {
      const order = definition.sortOrders?.[field];
      if (!order) throw new Error(`${name} has no order ${field}`);
      const isDescending = direction === 'DESC';
      const sentinels = SENTINELS[order.type];
      if (order.nullable && !sentinels)
        throw new Error(`${name}.${field} may be null, but ${order.type} has no sentinel for null`);
      const [least, greatest] = sentinels ?? [];
      const nullValue = (nulls === 'LAST') === isDescending ? least : greatest;
      const sql = order.nullable
        ? (row: Sql) => `coalesce(${order.sql(row)}, ${nullValue}::${order.type})`
        : order.sql;
      return { type: order.type, isDescending, sql };
    });
    // The id follows the direction of the last term, so that one index serves the whole order.
    keys.push({ type: 'text', isDescending: keys.at(-1)?.isDescending ?? false, sql: (row) => `${row}.id` });
    const orderText = terms.map(({ field, direction, nulls }) => `${field} ${direction} ${nulls}`).join(',');
    return new Keyset(`${name}:${orderText}`, keys);
  }

  get types(): string[] {
    return this.keys.map(({ type }) => type);
  }

  /** Returns the terms of `order by`, from the start or from the end of the list. */
  orderBy(row: Sql, fromTheEnd: boolean): Sql {
    return this.keys
      .map(({ sql, isDescending }) => `${sql(row)}${isDescending !== fromTheEnd ? ' desc' : ''}`)
      .join(', ');
  }

  /** Returns the position of a row, for its cursor. */
  positionSql(row: Sql): Sql {
    return `json_build_array('${this.name}', ${this.keys.map(({ sql }) => `(${sql(row)})::text`).join(', ')})`;
  }

  /** Returns the condition that a row comes strictly after a position, or strictly before it. */
  isBeyond(row: Sql, position: readonly Sql[], side: 'after' | 'before'): Sql {
    const operator = ({ isDescending }: SortKey) => (isDescending === (side === 'after') ? '<' : '>');
    const [first, ...others] = this.keys;
    if (first && others.every(({ isDescending }) => isDescending === first.isDescending))
      return `(${this.keys.map(({ sql }) => sql(row)).join(', ')}) ${operator(first)} (${position.join(', ')})`;
    const alternatives = this.keys.map((key, index) => {
      const ties = this.keys.slice(0, index).map(({ sql }, tie) => `${sql(row)} = ${position[tie]}`);
      return [...ties, `${key.sql(row)} ${operator(key)} ${position[index]}`].join(' and ');
    });
    return `((${alternatives.join(') or (')}))`;
  }
}

const parseOrderTerm = (name: string): OrderTerm =>
  name.startsWith('-')
    ? { field: name.slice(1), direction: 'DESC', nulls: 'LAST' }
    : { field: name, direction: 'ASC', nulls: 'LAST' };
