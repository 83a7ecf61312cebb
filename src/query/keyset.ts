import type { GraphClass, Sql } from '../shared/graph-type.ts';
import type { OrderTerm } from './order-inputs.ts';
import { shapeOf } from './table-metadata.ts';

/** One term of an order as SQL compares it: never null, so that every row has a place. */
interface Key {
  readonly type: string;
  readonly descends: boolean;
  readonly sql: (row: Sql) => Sql;
}

const SENTINELS: Record<string, readonly [least: string, greatest: string]> = {
  date: ["'-infinity'", "'infinity'"],
  timestamptz: ["'-infinity'", "'infinity'"],
  real: ["'-infinity'", "'infinity'"],
};

/** A total order of the rows of a type: what the client asked for, then the id. */
export class Keyset {
  private constructor(
    /** Names the order; a cursor is bound to it. */
    readonly name: string,
    readonly keys: readonly Key[],
  ) {}

  static of(of: GraphClass, asked: readonly OrderTerm[] | null | undefined): Keyset {
    const { name, reading } = shapeOf(of);
    const terms = asked?.length ? asked : (reading.defaultOrder ?? []).map(defaultTerm);
    const keys = terms.map(({ field, direction, nulls }): Key => {
      const order = reading.orders?.[field];
      if (!order) throw new Error(`${name} has no order ${field}`);
      const descends = direction === 'DESC';
      const sentinels = SENTINELS[order.type];
      if (order.nullable && !sentinels)
        throw new Error(`${name}.${field} may be null, which ${order.type} has no place for`);
      const [least, greatest] = sentinels ?? [];
      const forNull = (nulls === 'LAST') === descends ? least : greatest;
      const sql = order.nullable
        ? (row: Sql) => `coalesce(${order.sql(row)}, ${forNull}::${order.type})`
        : order.sql;
      return { type: order.type, descends, sql };
    });
    // The id follows the direction of the last term, so that one index serves the whole order.
    keys.push({ type: 'text', descends: keys.at(-1)?.descends ?? false, sql: (row) => `${row}.id` });
    const spelled = terms.map(({ field, direction, nulls }) => `${field} ${direction} ${nulls}`).join(',');
    return new Keyset(`${name}:${spelled}`, keys);
  }

  get types(): string[] {
    return this.keys.map(({ type }) => type);
  }

  /** `order by`, read from the start or from the end. */
  orderBy(row: Sql, fromTheEnd: boolean): Sql {
    return this.keys
      .map(({ sql, descends }) => `${sql(row)}${descends !== fromTheEnd ? ' desc' : ''}`)
      .join(', ');
  }

  /** The place of a row, for its cursor. */
  place(row: Sql): Sql {
    return `json_build_array('${this.name}', ${this.keys.map(({ sql }) => `(${sql(row)})::text`).join(', ')})`;
  }

  /** That a row stands strictly after a place, or strictly before it. */
  beyond(row: Sql, place: readonly Sql[], side: 'after' | 'before'): Sql {
    const operator = ({ descends }: Key) => (descends === (side === 'after') ? '<' : '>');
    const [first, ...others] = this.keys;
    if (first && others.every(({ descends }) => descends === first.descends))
      return `(${this.keys.map(({ sql }) => sql(row)).join(', ')}) ${operator(first)} (${place.join(', ')})`;
    const ways = this.keys.map((key, index) => {
      const ties = this.keys.slice(0, index).map(({ sql }, tie) => `${sql(row)} = ${place[tie]}`);
      return [...ties, `${key.sql(row)} ${operator(key)} ${place[index]}`].join(' and ');
    });
    return `((${ways.join(') or (')}))`;
  }
}

const defaultTerm = (name: string): OrderTerm =>
  name.startsWith('-')
    ? { field: name.slice(1), direction: 'DESC', nulls: 'LAST' }
    : { field: name, direction: 'ASC', nulls: 'LAST' };
