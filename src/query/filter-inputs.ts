import { Field, InputType } from 'type-graphql';
import type { GraphClass } from '../shared/graph-type.ts';
import { type FilterableField, getFilterableFields } from './filterable-fields.ts';

type Input = new () => object;

const filterInputs = new Map<GraphClass | string, Input>();
const listFilterInputs = new Map<GraphClass, Input>();

function addField(on: Input, name: string, type: () => unknown, description: string): void {
  Field(type as never, { nullable: true, description })(on.prototype, name);
}

function addFilterFields(input: Input, fields: ReadonlyMap<string, FilterableField>): void {
  for (const [name, field] of fields) addField(input, name, () => getFieldInput(field), field.description);
}

function getFieldInput(field: FilterableField): Input {
  switch (field.kind) {
    case 'value':
      return field.comparator.input;
    case 'embedded':
      return getEmbeddedFilterInput(field.name, field.fields);
    case 'node':
      return getFilterInput(field.to);
    case 'list':
      return getListFilterInput(field.link.to());
  }
}

function getEmbeddedFilterInput(name: string, fields: ReadonlyMap<string, FilterableField>): Input {
  const existing = filterInputs.get(name);
  if (existing) return existing;
  const input = class {};
  filterInputs.set(name, input);
  InputType(`${name}FilterInput`, { description: `Conditions on a ${name}. All that are given must hold.` })(
    input,
  );
  addFilterFields(input, fields);
  return input;
}

/** The filter input of a type, made once from its axes: `DirectiveFilterInput`. */
export function getFilterInput(of: GraphClass): Input {
  const existing = filterInputs.get(of);
  if (existing) return existing;
  const input = class {};
  filterInputs.set(of, input);
  InputType(`${of.name}FilterInput`, {
    description: `Which of several ${of.name} nodes to take. All conditions given must hold; an empty filter takes every node the viewer may see.`,
  })(input);
  addField(input, 'and', () => [input], 'All of these hold.');
  addField(input, 'or', () => [input], 'At least one of these holds.');
  addField(input, 'not', () => input, 'This does not hold.');
  addFilterFields(input, getFilterableFields(of));
  return input;
}

/** The filter input of a link to many: `some` or `none` of the nodes linked. */
export function getListFilterInput(of: GraphClass): Input {
  const existing = listFilterInputs.get(of);
  if (existing) return existing;
  const input = class {};
  listFilterInputs.set(of, input);
  InputType(`${of.name}ListFilterInput`, { description: `Conditions on linked ${of.name} nodes.` })(input);
  addField(input, 'some', () => getFilterInput(of), 'At least one linked node fits.');
  addField(input, 'none', () => getFilterInput(of), 'No linked node fits.');
  return input;
}

/** Makes the filter inputs of all types and of what they link to, before the schema is built. */
export function declareFilterInputs(types: readonly GraphClass[]): void {
  const visited = new Set<GraphClass>();
  const visit = (of: GraphClass) => {
    if (visited.has(of)) return;
    visited.add(of);
    getFilterInput(of);
    for (const field of getFilterableFields(of).values()) {
      if (field.kind === 'node') visit(field.to);
      if (field.kind === 'embedded') getEmbeddedFilterInput(field.name, field.fields);
      if (field.kind === 'list') {
        getListFilterInput(field.link.to());
        visit(field.link.to());
      }
    }
  };
  types.forEach(visit);
}
