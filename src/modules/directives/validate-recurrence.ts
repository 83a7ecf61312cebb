const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const WEEKDAY = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/;

const isBetween = (text: string, min: number, max: number) =>
  /^\d{1,3}$/.test(text) && Number(text) >= min && Number(text) <= max;

/** The parts of a rule that are allowed. For each: a check of one value, and the expected values for the error message. */
const RRULE_PARTS: Readonly<Record<string, { isValid: (item: string) => boolean; expected: string }>> = {
  FREQ: { isValid: (item) => FREQUENCIES.includes(item), expected: FREQUENCIES.join(', ') },
  INTERVAL: { isValid: (item) => isBetween(item, 1, 100), expected: 'a number from 1 to 100' },
  BYMONTHDAY: {
    isValid: (item) => isBetween(item.replace(/^-/, ''), 1, 31),
    expected: 'days of the month from 1 to 31, with "-" to count from its end',
  },
  BYDAY: {
    isValid: (item) => WEEKDAY.test(item),
    expected: 'MO to SU; in a month or year also with a number, for example -1FR',
  },
  BYMONTH: { isValid: (item) => isBetween(item, 1, 12), expected: 'months from 1 to 12' },
};

const SINGLE_VALUE_PARTS = ['FREQ', 'INTERVAL'];

/**
 * Returns the problem of a recurrence rule as an error message; undefined if the rule is valid.
 *
 * Valid is the subset of iCalendar (RFC 5545) that deadlines such as "định kỳ hằng tháng, trước ngày 25" need: FREQ, INTERVAL,
 * BYMONTHDAY, BYDAY, BYMONTH, each at most once. A rule has no UNTIL or COUNT: the deadline says when the recurrence ends.
 */
export function findRecurrenceProblem(rule: string): string | undefined {
  const parts = new Map<string, string>();
  for (const part of rule.split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    const rulePart = Object.hasOwn(RRULE_PARTS, name) ? RRULE_PARTS[name] : undefined;
    if (!rulePart || rest.length)
      return `"${part.slice(0, 60)}" is not a valid part of a recurrence. Use ${Object.keys(RRULE_PARTS).join(', ')}, for example FREQ=MONTHLY;BYMONTHDAY=25.`;
    if (parts.has(name)) return `The recurrence has ${name} twice. Give it once.`;
    const items = SINGLE_VALUE_PARTS.includes(name) ? [value] : value.split(',');
    const invalidItem = items.find((item) => !rulePart.isValid(item));
    if (invalidItem !== undefined)
      return `"${invalidItem.slice(0, 60)}" is not valid for ${name}. Use ${rulePart.expected}.`;
    parts.set(name, value);
  }
  return findPartConflict(parts);
}

function findPartConflict(parts: ReadonlyMap<string, string>): string | undefined {
  const frequency = parts.get('FREQ');
  if (!frequency) return 'The recurrence has no FREQ. Give it, for example FREQ=MONTHLY.';
  if (parts.has('BYMONTHDAY') && frequency === 'WEEKLY')
    return 'BYMONTHDAY is not possible with FREQ=WEEKLY. Use FREQ=MONTHLY, or BYDAY.';
  if (/\d/.test(parts.get('BYDAY') ?? '') && !['MONTHLY', 'YEARLY'].includes(frequency))
    return `The numbers in BYDAY=${parts.get('BYDAY')} count weekdays of a month or year. Use FREQ=MONTHLY or FREQ=YEARLY, or remove the numbers.`;
  return undefined;
}
