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
  InputType(`${name}FilterInput`, {
    description: `Conditions on a ${name}. All given conditions must be true.`,
  })(input);
  addFilterFields(input, fields);
  return input;
}

/** Returns the filter input of a type, for example `DirectiveFilterInput`. It has one field for each filterable field. */
export function getFilterInput(of: GraphClass): Input {
  const existing = filterInputs.get(of);
  if (existing) return existing;
  const input = class {};
  filterInputs.set(of, input);
  InputType(`${of.name}FilterInput`, {
    description: `Conditions on ${of.name} nodes. All given conditions must be true. An empty filter matches every node that the viewer may see.`,
  })(input);
  addField(input, 'and', () => [input], 'All of these conditions are true.');
  addField(input, 'or', () => [input], 'At least one of these conditions is true.');
  addField(input, 'not', () => input, 'This condition is false.');
  addFilterFields(input, getFilterableFields(of));
  return input;
}

/** Returns the filter input of a list of linked nodes: `some` or `none` of the nodes match. */
export function getListFilterInput(of: GraphClass): Input {
  const existing = listFilterInputs.get(of);
  if (existing) return existing;
  const input = class {};
  listFilterInputs.set(of, input);
  InputType(`${of.name}ListFilterInput`, { description: `Conditions on linked ${of.name} nodes.` })(input);
  addField(input, 'some', () => getFilterInput(of), 'At least one linked node matches.');
  addField(input, 'none', () => getFilterInput(of), 'No linked node matches.');
  return input;
}

/** Creates the filter inputs of all types and of the types they link to. Call it before the schema is built. */
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
