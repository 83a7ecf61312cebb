import { GraphQLScalarType, Kind } from 'graphql';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, type Day, FIRST_YEAR, LAST_YEAR, parseDay } from '../shared/day.ts';
import { BadUserInputError } from '../shared/domain-error.ts';
import { DateTimeScalar } from '../shared/instant.ts';

const DURATION_PATTERN = /^([+-])?P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;

/**
 * Returns the day that a filter means: the given day, or a distance from the day `from`. `-P1M` from 31 March is 28 or
 * 29 February.
 *
 * Throws `INVALID_DAY` if the text is no day, or if the result is outside of the calendar.
 */
export function resolveDateExpression(text: string, from: Day): Day {
  const [matched, sign, years = 0, months = 0, weeks = 0, days = 0] = DURATION_PATTERN.exec(text) ?? [];
  if (!matched) return parseDay(text);
  const factor = sign === '-' ? -1 : 1;
  const [year, month, dayOfMonth] = from.split('-').map(Number) as [number, number, number];
  const result = new Date(0);
  result.setUTCFullYear(year + factor * Number(years), month - 1 + factor * Number(months), 1);
  const monthEnd = new Date(result);
  monthEnd.setUTCMonth(monthEnd.getUTCMonth() + 1, 0);
  result.setUTCDate(
    Math.min(dayOfMonth, monthEnd.getUTCDate()) + factor * (7 * Number(weeks) + Number(days)),
  );
  if (result.getUTCFullYear() < FIRST_YEAR || result.getUTCFullYear() > LAST_YEAR)
    throw new BadUserInputError(
      'INVALID_DAY',
      `"${text}" from ${from} is outside of the calendar (years ${FIRST_YEAR} to ${LAST_YEAR}). Use a shorter distance.`,
    );
  return result.toISOString().slice(0, 10) as Day;
}

function parseDateExpression(value: unknown): string {
  const text = String(value);
  if (!DURATION_PATTERN.test(text)) parseDay(text);
  return text;
}

/** The scalar that a filter compares a date with. */
const DateExpressionScalar = new GraphQLScalarType<string, string>({
  name: 'DateExpression',
  description:
    'A calendar day, `2017-02-28`, or a distance from the `asOf` day as an ISO 8601 duration of whole days. `P0D` is that day, `-P2W` is two weeks before it, `P1M` is one month after it.',
  serialize: String,
  parseValue: parseDateExpression,
  parseLiteral(node) {
    if (node.kind !== Kind.STRING)
      throw new BadUserInputError(
        'INVALID_DAY',
        'A date in a filter must be a string. Write "2017-02-28" or "-P2W".',
      );
    return parseDateExpression(node.value);
  },
});

/** How values of one type are compared: the input with the operators, and the PostgreSQL type. */
export interface Comparator {
  readonly input: new () => object;
  readonly type: 'text' | 'integer' | 'date' | 'timestamptz' | 'boolean';
}

const OPERATOR_DESCRIPTIONS = {
  eq: 'Equal to this value.',
  in: 'Equal to one of these values, at most 100.',
  not: 'Not equal to this value. Nodes without a value match too.',
  gt: 'Greater or later than this value.',
  gte: 'Equal to this value, or greater or later.',
  lt: 'Smaller or earlier than this value.',
  lte: 'Equal to this value, or smaller or earlier.',
  isNull: 'True: the field has no value. False: the field has a value.',
  contains: 'Contains this text. Upper case, lower case and diacritics make no difference.',
};
type Operator = keyof typeof OPERATOR_DESCRIPTIONS;

const EQUALITY_OPERATORS: Operator[] = ['eq', 'in', 'not', 'isNull'];
const ORDER_OPERATORS: Operator[] = [...EQUALITY_OPERATORS, 'gt', 'gte', 'lt', 'lte'];

function createComparator(
  name: string,
  subject: string,
  { graphType, type }: { readonly graphType: object; readonly type: Comparator['type'] },
  operators: Operator[],
): Comparator {
  const input = class {};
  InputType(`${name}FilterInput`, {
    description: `Conditions on ${subject}. All given conditions must be true.`,
  })(input);
  for (const operator of operators) {
    const argument = operator === 'in' ? [graphType] : operator === 'isNull' ? Boolean : graphType;
    Field(() => argument as never, { nullable: true, description: OPERATOR_DESCRIPTIONS[operator] })(
      input.prototype,
      operator,
    );
  }
  return { input, type };
}

const scalarComparators = new Map<object, Comparator>([
  [
    String,
    createComparator('String', 'a text', { graphType: String, type: 'text' }, [
      ...ORDER_OPERATORS,
      'contains',
    ]),
  ],
  [ID, createComparator('ID', 'an id', { graphType: ID, type: 'text' }, EQUALITY_OPERATORS)],
  [Int, createComparator('Int', 'a whole number', { graphType: Int, type: 'integer' }, ORDER_OPERATORS)],
  [
    Boolean,
    createComparator('Boolean', 'a Boolean', { graphType: Boolean, type: 'boolean' }, ['eq', 'isNull']),
  ],
  [
    DateScalar,
    createComparator('Date', 'a day', { graphType: DateExpressionScalar, type: 'date' }, ORDER_OPERATORS),
  ],
  [
    DateTimeScalar,
    createComparator(
      'DateTime',
      'an instant',
      { graphType: DateTimeScalar, type: 'timestamptz' },
      ORDER_OPERATORS,
    ),
  ],
]);

const enumComparators = new Map<object, Comparator>();

/** Returns the comparator of a scalar or enum type. Returns undefined for a type that cannot be compared. */
export function getComparator(type: object, enumName: string | undefined): Comparator | undefined {
  if (!enumName) return scalarComparators.get(type);
  let existing = enumComparators.get(type);
  if (!existing) {
    existing = createComparator(
      enumName,
      `a value of ${enumName}`,
      { graphType: type, type: 'text' },
      EQUALITY_OPERATORS,
    );
    enumComparators.set(type, existing);
  }
  return existing;
}
