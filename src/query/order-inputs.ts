import { Field, InputType, registerEnumType } from 'type-graphql';
import { defineEnum } from '../shared/enum.ts';
import type { GraphClass } from '../shared/graph-type.ts';
import { getTableMetadata } from './table-metadata.ts';

const OrderDirection = defineEnum('OrderDirection', 'The direction of an order.', {
  ASC: ['tăng dần', 'The smallest or earliest value first. Texts are in alphabetical order.'],
  DESC: ['giảm dần', 'The greatest or latest value first. Texts are in reverse alphabetical order.'],
});

const NullsOrder = defineEnum('NullsOrder', 'The position of nodes without a value.', {
  FIRST: ['lên đầu', 'Before all other nodes.'],
  LAST: ['xuống cuối', 'After all other nodes.'],
});

/** One term of an order, as a client gives it. */
export interface OrderTerm {
  readonly field: string;
  readonly direction: keyof typeof OrderDirection;
  readonly nulls: keyof typeof NullsOrder;
}

const orderInputs = new Map<GraphClass, new () => object>();

/** Returns the order input of a type, for example `DirectiveOrderInput`. Returns undefined when the type has no sort orders. */
export function getOrderInput(of: GraphClass): (new () => object) | undefined {
  const { name, definition } = getTableMetadata(of);
  const orders = Object.entries(definition.sortOrders ?? {});
  if (!orders.length) return undefined;
  const existing = orderInputs.get(of);
  if (existing) return existing;
  const fields = Object.fromEntries(orders.map(([key]) => [key, key]));
  registerEnumType(fields, {
    name: `${name}OrderField`,
    description: `The values that ${name} nodes can be ordered by. All have an index.`,
    valuesConfig: Object.fromEntries(orders.map(([key, { description }]) => [key, { description }])),
  });
  const input = class {};
  InputType(`${name}OrderInput`, { description: `One term of the order of ${name} nodes.` })(input);
  Field(() => fields as never, { description: 'The value to order by.' })(input.prototype, 'field');
  Field(() => OrderDirection as never, { defaultValue: 'ASC', description: 'The direction of the order.' })(
    input.prototype,
    'direction',
  );
  Field(() => NullsOrder as never, {
    defaultValue: 'LAST',
    description: 'The position of nodes without a value.',
  })(input.prototype, 'nulls');
  orderInputs.set(of, input);
  return input;
}
