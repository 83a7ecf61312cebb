import { registerEnumType } from 'type-graphql';

/** One value of an enumeration: its Vietnamese label and its meaning. */
type EnumValueMeta = readonly [label: string, description: string];

/** All enumerations of the product in the order of their declaration, for `enumLabels`. */
export const enums = new Map<string, ReadonlyMap<string, EnumValueMeta>>();

/**
 * Declares an enumeration once for GraphQL, the tables and the labels that the API returns.
 *
 * Values are only added, never renamed or removed: the database stores them, and clients switch on them.
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

/** Returns the options that `@Enum` takes for a declared enumeration. The column is text with a check. */
export const enumColumn = (values: Record<string, string>) => ({ items: () => Object.values(values) });
