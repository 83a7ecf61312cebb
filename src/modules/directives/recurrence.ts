const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const WEEKDAY = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/;

const isBetween = (text: string, min: number, max: number) =>
  /^\d{1,3}$/.test(text) && Number(text) >= min && Number(text) <= max;

/** What is wrong with the value of each part of a rule; a part that stands not here is not known. */
const RRULE_PARTS: Readonly<Record<string, { isValid: (item: string) => boolean; expected: string }>> = {
  FREQ: { isValid: (item) => FREQUENCIES.includes(item), expected: FREQUENCIES.join(', ') },
  INTERVAL: { isValid: (item) => isBetween(item, 1, 100), expected: 'a number from 1 to 100' },
  BYMONTHDAY: {
    isValid: (item) => isBetween(item.replace(/^-/, ''), 1, 31),
    expected: 'days of the month, 1 to 31, counted from its end with "-"',
  },
  BYDAY: {
    isValid: (item) => WEEKDAY.test(item),
    expected: 'MO to SU, within a month or year with a number, -1FR',
  },
  BYMONTH: { isValid: (item) => isBetween(item, 1, 12), expected: 'months, 1 to 12' },
};

const SINGLE_VALUE_PARTS = ['FREQ', 'INTERVAL'];

/**
 * What is wrong with a recurrence, as a sentence; undefined when it is a rule of ours.
 *
 * Ours are the rules of iCalendar (RFC 5545) that "định kỳ hằng tháng, trước ngày 25" and its like need: FREQ, INTERVAL, BYMONTHDAY,
 * BYDAY, BYMONTH, each once. Where a recurrence ends is said by the deadline.
 */
export function findRecurrenceProblem(rule: string): string | undefined {
  const parts = new Map<string, string>();
  for (const part of rule.split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    const rulePart = Object.hasOwn(RRULE_PARTS, name) ? RRULE_PARTS[name] : undefined;
    if (!rulePart || rest.length)
      return `"${part.slice(0, 60)}" is not a part of a recurrence. Write ${Object.keys(RRULE_PARTS).join(', ')}, for example FREQ=MONTHLY;BYMONTHDAY=25.`;
    if (parts.has(name)) return `${name} stands twice. Write it once.`;
    const items = SINGLE_VALUE_PARTS.includes(name) ? [value] : value.split(',');
    const invalidItem = items.find((item) => !rulePart.isValid(item));
    if (invalidItem !== undefined)
      return `"${invalidItem.slice(0, 60)}" does not fit ${name}. Write ${rulePart.expected}.`;
    parts.set(name, value);
  }
  return findPartConflict(parts);
}

function findPartConflict(parts: ReadonlyMap<string, string>): string | undefined {
  const frequency = parts.get('FREQ');
  if (!frequency) return 'It does not say how often. Write FREQ=MONTHLY or its like.';
  if (parts.has('BYMONTHDAY') && frequency === 'WEEKLY')
    return 'A week has no days of the month. Write FREQ=MONTHLY, or BYDAY.';
  if (/\d/.test(parts.get('BYDAY') ?? '') && !['MONTHLY', 'YEARLY'].includes(frequency))
    return `"${parts.get('BYDAY')}" counts weekdays within a month or year. Write FREQ=MONTHLY or YEARLY, or leave the numbers out.`;
  return undefined;
}
