import { Transition } from '../../entities/directives/transition.entity.ts';
import { defineGraphType } from '../../shared/graph-type.ts';
import { ordinalOrder } from './ordinal-order.ts';

defineGraphType(Transition, { sortOrders: ordinalOrder, defaultOrder: ['ORDINAL'] });
