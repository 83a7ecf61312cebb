import { GraphQLScalarType, Kind } from 'graphql';
import { Field, ID, InputType, Int } from 'type-graphql';
import { type Day, DayScalar, day, FIRST_YEAR, LAST_YEAR } from '../shared/day.ts';
import { BadInput } from '../shared/domain-error.ts';
import { InstantScalar } from '../shared/instant.ts';

const DURATION = /^([+-])?P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;

/** The day a filter means: itself, or counted from the day asked for. `-P1M` from 31 March is 28 or 29 February. */
export function dayMeant(text: string, from: Day): Day {
  const [matched, sign, years = 0, months = 0, weeks = 0, days = 0] = DURATION.exec(text) ?? [];
  if (!matched) return day(text);
  const factor = sign === '-' ? -1 : 1;
  const [year, month, dayOfMonth] = from.split('-').map(Number) as [number, number, number];
  const meant = new Date(0);
  meant.setUTCFullYear(year + factor * Number(years), month - 1 + factor * Number(months), 1);
  const end = new Date(meant);
  end.setUTCMonth(end.getUTCMonth() + 1, 0);
  meant.setUTCDate(Math.min(dayOfMonth, end.getUTCDate()) + factor * (7 * Number(weeks) + Number(days)));
  if (meant.getUTCFullYear() < FIRST_YEAR || meant.getUTCFullYear() > LAST_YEAR)
    throw new BadInput('INVALID_DAY', `"${text}" from ${from} leaves the calendar. Use a shorter distance.`);
  return meant.toISOString().slice(0, 10) as Day;
}

function expression(value: unknown): string {
  const text = String(value);
  if (!DURATION.test(text)) day(text);
  return text;
}

/** What a filter compares a date with. */
const DateExpression = new GraphQLScalarType<string, string>({
  name: 'DateExpression',
  description:
    'A calendar day, `2017-02-28`, or a distance from the day asked for as an ISO 8601 duration of whole days: `P0D` is that day, `-P2W` two weeks before it, `P1M` a month after it.',
  serialize: String,
  parseValue: expression,
  parseLiteral(node) {
    if (node.kind !== Kind.STRING)
      throw new BadInput('INVALID_DAY', 'A date in a filter is written as a string: "2017-02-28" or "-P2W".');
    return expression(node.value);
  },
});

/** How values of one type are compared: the operators, and the type PostgreSQL compares them as. */
export interface Comparator {
  readonly input: new () => object;
  readonly type: 'text' | 'integer' | 'date' | 'timestamptz' | 'boolean';
}

const meanings = {
  eq: 'Is this.',
  in: 'Is one of these, 100 at the most.',
  not: 'Is anything but this; rows without a value count.',
  gt: 'Is greater, or later.',
  gte: 'Is this, greater, or later.',
  lt: 'Is smaller, or earlier.',
  lte: 'Is this, smaller, or earlier.',
  isNull: 'True: has no value. False: has one.',
  contains: 'Holds these words, whatever the case and the diacritics.',
};
type Operator = keyof typeof meanings;

const EQUALITY: Operator[] = ['eq', 'in', 'not', 'isNull'];
const ORDERED: Operator[] = [...EQUALITY, 'gt', 'gte', 'lt', 'lte'];

function comparator(
  name: string,
  what: string,
  of: object,
  type: Comparator['type'],
  operators: Operator[],
): Comparator {
  const input = class {};
  InputType(`${name}FilterInput`, { description: `Conditions on ${what}. All that are given must hold.` })(
    input,
  );
  for (const operator of operators) {
    const argument = operator === 'in' ? [of] : operator === 'isNull' ? Boolean : of;
    Field(() => argument as never, { nullable: true, description: meanings[operator] })(
      input.prototype,
      operator,
    );
  }
  return { input, type };
}

const builtIn = new Map<object, Comparator>([
  [String, comparator('String', 'a text', String, 'text', [...ORDERED, 'contains'])],
  [ID, comparator('ID', 'an id', ID, 'text', EQUALITY)],
  [Int, comparator('Int', 'a whole number', Int, 'integer', ORDERED)],
  [Boolean, comparator('Boolean', 'a yes or no', Boolean, 'boolean', ['eq', 'isNull'])],
  [DayScalar, comparator('Date', 'a day', DateExpression, 'date', ORDERED)],
  [InstantScalar, comparator('DateTime', 'an instant', InstantScalar, 'timestamptz', ORDERED)],
]);

const enumerated = new Map<object, Comparator>();

/** The comparator of a scalar or enumeration; undefined for what cannot be compared. */
export function comparatorOf(type: object, enumName: string | undefined): Comparator | undefined {
  if (!enumName) return builtIn.get(type);
  let known = enumerated.get(type);
  if (!known) {
    known = comparator(enumName, `a value of ${enumName}`, type, 'text', EQUALITY);
    enumerated.set(type, known);
  }
  return known;
}
