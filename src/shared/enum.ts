import { registerEnumType } from 'type-graphql';

/** One value of an enumeration: its Vietnamese label and what it means. */
type EnumValueMeta = readonly [label: string, description: string];

/** The enumerations of the product in the order they were declared, for `enumLabels`. */
export const enums = new Map<string, ReadonlyMap<string, EnumValueMeta>>();

/**
 * Declares an enumeration once for GraphQL, the tables and the labels the API serves.
 *
 * Values are append-only: they are stored, and clients switch on them.
 */
export function defineEnum<const Values extends Record<string, EnumValueMeta>>(
  name: string,
  description: string,
  values: Values,
): { readonly [Value in keyof Values & string]: Value } {
  const keys = Object.keys(values) as (keyof Values & string)[];
  const object = Object.fromEntries(keys.map((key) => [key, key])) as {
    [Value in keyof Values & string]: Value;
  };
  const valuesConfig = Object.fromEntries(
    keys.map((key) => [key, { description: `${values[key]?.[1]} Vietnamese: ${values[key]?.[0]}.` }]),
  ) as Partial<Record<keyof Values & string, { description: string }>>;
  registerEnumType(object, { name, description, valuesConfig });
  enums.set(name, new Map(Object.entries(values)));
  return object;
}

/** What `@Enum` needs of a declared enumeration: its values, kept as text with a check. */
export const enumColumn = (values: Record<string, string>) => ({ items: () => Object.values(values) });
