import { readFileSync } from 'node:fs';
import {
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/server/schema.ts';

const schema = await createSchema(Buffer.alloc(32));
const ownTypes = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** Lists everything of a type that needs a description: the type, its fields, arguments and values. */
function listElements(type: GraphQLNamedType): { name: string; description: string | null | undefined }[] {
  const inner = isEnumType(type)
    ? type.getValues()
    : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? Object.values(type.getFields())
      : [];
  const qualifyName = (name: string) => `${type.name}.${name}`;
  return [
    type,
    ...inner.map(({ name, description }) => ({ name: qualifyName(name), description })),
    ...inner.flatMap((field) =>
      'args' in field
        ? field.args.map(({ name, description }: GraphQLArgument) => ({
            name: `${qualifyName(field.name)}(${name}:)`,
            description,
          }))
        : [],
    ),
  ];
}

describe('the published schema', () => {
  it('equals schema/schema.graphql', () => {
    const published = readFileSync('schema/schema.graphql', 'utf8').trim();
    expect(printSchema(lexicographicSortSchema(schema)).trim()).toBe(published);
  });

  it('describes every type, field, argument and value', () => {
    expect(
      ownTypes
        .flatMap(listElements)
        .filter(({ description }) => !description)
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it('writes enumeration values in capitals', () => {
    const values = ownTypes.filter(isEnumType).flatMap((type) => type.getValues().map(({ name }) => name));
    expect(values.filter((name) => name !== name.toUpperCase())).toEqual([]);
  });

  it('names every input type …Input and every look-up by exactly one key', () => {
    const inputs = ownTypes.filter(isInputObjectType);
    expect(inputs.filter(({ name }) => !name.endsWith('Input')).map(String)).toEqual([]);
    expect(inputs.filter(({ name, isOneOf }) => name.endsWith('ByInput') !== isOneOf).map(String)).toEqual(
      [],
    );
  });

  it('gives every mutation an input of its own name, with the changed node as id', () => {
    for (const { name, args } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const [input] = args;
      if (name === 'signOut') continue;
      expect(input?.type.toString()).toBe(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`);
      const fields = Object.keys((getNamedType(input?.type) as GraphQLInputObjectType).getFields());
      if (fields.includes('expectedVersion') && !name.startsWith('set')) expect(fields).toContain('id');
    }
  });

  it('gives every node an id and a root field to fetch it', () => {
    const nodes = ownTypes
      .filter(isObjectType)
      .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
    expect(nodes.length).toBeGreaterThan(20);
    expect(schema.getQueryType()?.getFields().node?.type.toString()).toBe('Node');
  });
});
