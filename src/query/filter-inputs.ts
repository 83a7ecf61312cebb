import { Field, InputType } from 'type-graphql';
import type { GraphClass } from '../shared/graph-type.ts';
import { type Axis, axesOf } from './filterable-fields.ts';

type Input = new () => object;

const filters = new Map<GraphClass | string, Input>();
const lists = new Map<GraphClass, Input>();

function field(on: Input, name: string, type: () => unknown, description: string): void {
  Field(type as never, { nullable: true, description })(on.prototype, name);
}

function addAxes(input: Input, axes: ReadonlyMap<string, Axis>): void {
  for (const [name, axis] of axes) field(input, name, () => inputOf(axis), axis.description);
}

function inputOf(axis: Axis): Input {
  switch (axis.kind) {
    case 'value':
      return axis.comparator.input;
    case 'embedded':
      return embeddedFilterOf(axis.name, axis.axes);
    case 'node':
      return filterOf(axis.to);
    case 'list':
      return listFilterOf(axis.link.to());
  }
}

function embeddedFilterOf(name: string, axes: ReadonlyMap<string, Axis>): Input {
  const known = filters.get(name);
  if (known) return known;
  const input = class {};
  filters.set(name, input);
  InputType(`${name}FilterInput`, { description: `Conditions on a ${name}. All that are given must hold.` })(
    input,
  );
  addAxes(input, axes);
  return input;
}

/** The filter input of a type, made once from its axes: `DirectiveFilterInput`. */
export function filterOf(of: GraphClass): Input {
  const known = filters.get(of);
  if (known) return known;
  const input = class {};
  filters.set(of, input);
  InputType(`${of.name}FilterInput`, {
    description: `Which of several ${of.name} nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see.`,
  })(input);
  field(input, 'and', () => [input], 'All of these hold.');
  field(input, 'or', () => [input], 'At least one of these holds.');
  field(input, 'not', () => input, 'This does not hold.');
  addAxes(input, axesOf(of));
  return input;
}

/** The filter input of a link to many: `some` or `none` of the nodes linked. */
export function listFilterOf(of: GraphClass): Input {
  const known = lists.get(of);
  if (known) return known;
  const input = class {};
  lists.set(of, input);
  InputType(`${of.name}ListFilterInput`, { description: `Conditions on linked ${of.name} nodes.` })(input);
  field(input, 'some', () => filterOf(of), 'At least one linked node fits.');
  field(input, 'none', () => filterOf(of), 'No linked node fits.');
  return input;
}

/** Makes the filter inputs of all types and of what they link to, before the schema is built. */
export function declareFilters(types: readonly GraphClass[]): void {
  const seen = new Set<GraphClass>();
  const visit = (of: GraphClass) => {
    if (seen.has(of)) return;
    seen.add(of);
    filterOf(of);
    for (const axis of axesOf(of).values()) {
      if (axis.kind === 'node') visit(axis.to);
      if (axis.kind === 'embedded') embeddedFilterOf(axis.name, axis.axes);
      if (axis.kind === 'list') {
        listFilterOf(axis.link.to());
        visit(axis.link.to());
      }
    }
  };
  types.forEach(visit);
}
