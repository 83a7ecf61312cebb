const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const WEEKDAY = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/;

const isBetween = (text: string, least: number, most: number) =>
  /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most;

/** What is wrong with the value of each part of a rule; a part that stands not here is not known. */
const PARTS: Readonly<Record<string, { fits: (item: string) => boolean; means: string }>> = {
  FREQ: { fits: (item) => FREQUENCIES.includes(item), means: FREQUENCIES.join(', ') },
  INTERVAL: { fits: (item) => isBetween(item, 1, 100), means: 'a number from 1 to 100' },
  BYMONTHDAY: {
    fits: (item) => isBetween(item.replace(/^-/, ''), 1, 31),
    means: 'days of the month, 1 to 31, counted from its end with "-"',
  },
  BYDAY: {
    fits: (item) => WEEKDAY.test(item),
    means: 'MO to SU, within a month or year with a number, -1FR',
  },
  BYMONTH: { fits: (item) => isBetween(item, 1, 12), means: 'months, 1 to 12' },
};

const SINGLE = ['FREQ', 'INTERVAL'];

/**
 * What is wrong with a recurrence, as a sentence; undefined when it is a rule of ours.
 *
 * Ours are the rules of iCalendar (RFC 5545) that "định kỳ hằng tháng, trước ngày 25" and its like need: FREQ, INTERVAL, BYMONTHDAY,
 * BYDAY, BYMONTH, each once. Where a recurrence ends is said by the deadline.
 */
export function whatIsWrongWithRecurrence(rule: string): string | undefined {
  const parts = new Map<string, string>();
  for (const part of rule.split(';')) {
    const [name = '', value = '', ...more] = part.split('=');
    const known = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (!known || more.length)
      return `"${part.slice(0, 60)}" is not a part of a recurrence. Write ${Object.keys(PARTS).join(', ')}, for example FREQ=MONTHLY;BYMONTHDAY=25.`;
    if (parts.has(name)) return `${name} stands twice. Write it once.`;
    const items = SINGLE.includes(name) ? [value] : value.split(',');
    const odd = items.find((item) => !known.fits(item));
    if (odd !== undefined) return `"${odd.slice(0, 60)}" does not fit ${name}. Write ${known.means}.`;
    parts.set(name, value);
  }
  return whatDoesNotAgree(parts);
}

function whatDoesNotAgree(parts: ReadonlyMap<string, string>): string | undefined {
  const frequency = parts.get('FREQ');
  if (!frequency) return 'It does not say how often. Write FREQ=MONTHLY or its like.';
  if (parts.has('BYMONTHDAY') && frequency === 'WEEKLY')
    return 'A week has no days of the month. Write FREQ=MONTHLY, or BYDAY.';
  if (/\d/.test(parts.get('BYDAY') ?? '') && !['MONTHLY', 'YEARLY'].includes(frequency))
    return `"${parts.get('BYDAY')}" counts weekdays within a month or year. Write FREQ=MONTHLY or YEARLY, or leave the numbers out.`;
  return undefined;
}
