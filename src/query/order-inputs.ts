import { Field, InputType, registerEnumType } from 'type-graphql';
import { defineEnum } from '../shared/enum.ts';
import type { GraphClass } from '../shared/graph-type.ts';
import { getTableMetadata } from './table-metadata.ts';

const OrderDirection = defineEnum('OrderDirection', 'Which end of an order comes first.', {
  ASC: ['tăng dần', 'The smallest, earliest or first in the alphabet first.'],
  DESC: ['giảm dần', 'The greatest, latest or last in the alphabet first.'],
});

const NullsOrder = defineEnum('NullsOrder', 'Where nodes without a value stand.', {
  FIRST: ['lên đầu', 'Before all others.'],
  LAST: ['xuống cuối', 'After all others.'],
});

/** One term of an order as a client writes it. */
export interface OrderTerm {
  readonly field: string;
  readonly direction: keyof typeof OrderDirection;
  readonly nulls: keyof typeof NullsOrder;
}

const orderInputs = new Map<GraphClass, new () => object>();

/** The order input of a type, `DirectiveOrderInput`; undefined when it has but one order. */
export function getOrderInput(of: GraphClass): (new () => object) | undefined {
  const { name, definition } = getTableMetadata(of);
  const orders = Object.entries(definition.sortOrders ?? {});
  if (!orders.length) return undefined;
  const existing = orderInputs.get(of);
  if (existing) return existing;
  const fields = Object.fromEntries(orders.map(([key]) => [key, key]));
  registerEnumType(fields, {
    name: `${name}OrderField`,
    description: `What ${name} nodes can be ordered by. All are indexed.`,
    valuesConfig: Object.fromEntries(orders.map(([key, { description }]) => [key, { description }])),
  });
  const input = class {};
  InputType(`${name}OrderInput`, { description: `One term of an order of ${name} nodes.` })(input);
  Field(() => fields as never, { description: 'What to order by.' })(input.prototype, 'field');
  Field(() => OrderDirection as never, { defaultValue: 'ASC', description: 'Which end comes first.' })(
    input.prototype,
    'direction',
  );
  Field(() => NullsOrder as never, {
    defaultValue: 'LAST',
    description: 'Where nodes without a value stand.',
  })(input.prototype, 'nulls');
  orderInputs.set(of, input);
  return input;
}
