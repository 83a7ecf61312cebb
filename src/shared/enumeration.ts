import { registerEnumType } from 'type-graphql';

/** One value of an enumeration: its Vietnamese label and what it means. */
type Meaning = readonly [label: string, description: string];

/** The enumerations of the product in the order they were declared, for `enumLabels`. */
export const enumerations = new Map<string, ReadonlyMap<string, Meaning>>();

/**
 * Declares an enumeration once for GraphQL, the tables and the labels the API serves.
 *
 * Values are append-only: they are stored, and clients switch on them.
 */
export function enumeration<const Values extends Record<string, Meaning>>(
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
  enumerations.set(name, new Map(Object.entries(values)));
  return object;
}

/** What `@Enum` needs of a declared enumeration: its values, kept as text with a check. */
export const stored = (values: Record<string, string>) => ({ items: () => Object.values(values) });
