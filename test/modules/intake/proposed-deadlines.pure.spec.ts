import { describe, expect, it } from 'vitest';
import type { ExtractedDeadline } from '../../../src/extraction/extraction.ts';
import type { DeadlineContext } from '../../../src/modules/directives/resolve-deadline.ts';
import {
  buildExtractedDeadline,
  localTimeToInstant,
  proposeDeadline,
  restoreDeadlineInput,
} from '../../../src/modules/intake/proposed-deadline.ts';
import { parseDay } from '../../../src/shared/day.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const terms = {
  issuedOn: null,
  calendar: { years: new Set(), days: new Map() },
  timeZone: ZONE,
} as unknown as DeadlineContext;

const buildDeadlineValues = (values: Partial<ExtractedDeadline>): ExtractedDeadline => ({
  words: 'theo lời',
  kind: 'FIXED',
  start: null,
  due: null,
  precision: null,
  recurrence: null,
  inferred: false,
  ...values,
});

const proposeFromValues = (values: Partial<ExtractedDeadline>) =>
  proposeDeadline(buildExtractedDeadline(buildDeadlineValues(values), ZONE), parseDay('2017-03-01'), terms);

describe('a deadline that the rules extracted', () => {
  it.each<[string, Partial<ExtractedDeadline>, object]>([
    ['a day', { due: '2017-03-15', precision: 'DAY' }, { kind: 'FIXED', dueOn: '2017-03-15' }],
    [
      'a month',
      { due: '2017-03-31', precision: 'MONTH', inferred: true },
      { dueOn: '2017-03-31', inferred: true },
    ],
    ['a time', { due: '2017-04-12T16:30', precision: 'TIME' }, { dueOn: '2017-04-12', precision: 'TIME' }],
    [
      'a window',
      { kind: 'WINDOW', start: parseDay('2017-04-01'), due: '2017-09-30', precision: 'MONTH' },
      { startOn: '2017-04-01', dueOn: '2017-09-30' },
    ],
    ['an ongoing deadline', { kind: 'ONGOING' }, { kind: 'ONGOING', dueOn: null }],
    [
      'a recurring deadline',
      { kind: 'RECURRING', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=25' },
      { recurrence: 'FREQ=MONTHLY;BYMONTHDAY=25' },
    ],
    ['an event', { kind: 'EVENT' }, { kind: 'EVENT', words: 'theo lời', dueOn: null }],
    [
      'days after the meeting',
      { kind: 'RELATIVE', due: '2017-03-11', precision: 'DAY' },
      { kind: 'RELATIVE', dueOn: '2017-03-11' },
    ],
    ['days after nobody knows what', { kind: 'RELATIVE' }, { kind: 'RELATIVE', dueOn: null }],
    ['another document', { kind: 'REFERENCED' }, { kind: 'REFERENCED', dueOn: null }],
  ])('keeps %s, with its words', (_, extracted, expected) => {
    const { deadline, problem } = proposeFromValues(extracted);
    expect(problem).toBeUndefined();
    expect(deadline).toMatchObject({ words: 'theo lời', ...expected });
  });

  it('is NONE if the rules extracted none', () => {
    expect(proposeDeadline(buildExtractedDeadline(null, ZONE), parseDay('2017-03-01'), terms)).toMatchObject({
      deadline: { kind: 'NONE', words: null },
      deadlineTerms: null,
    });
  });

  it('keeps only its words and the reason if it contradicts itself: no day is invented', () => {
    const { deadline, problem } = proposeFromValues({ kind: 'RECURRING', recurrence: 'FREQ=SECONDLY' });
    expect(deadline).toMatchObject({ kind: 'NONE', words: 'theo lời', dueOn: null });
    expect(problem).toContain('SECONDLY');
  });

  it('is the same after a second extraction, also with a time of day', () => {
    const { deadline, deadlineTerms } = proposeFromValues({ due: '2017-04-12T16:30', precision: 'TIME' });
    const again = restoreDeadlineInput(JSON.parse(JSON.stringify(deadlineTerms)));
    expect(again?.dueAt?.toISOString()).toBe(deadline.dueAt?.toISOString());
    expect(again?.dueAt?.toISOString()).toBe('2017-04-12T09:30:00.000Z');
  });
});

describe('a local time', () => {
  it.each([
    ['Asia/Ho_Chi_Minh', '2017-04-12T00:00', '2017-04-11T17:00:00.000Z'],
    ['UTC', '2017-04-12T23:59', '2017-04-12T23:59:00.000Z'],
    ['Europe/Paris', '2026-07-01T08:15', '2026-07-01T06:15:00.000Z'],
  ])('in %s of %s is the instant %s', (zone, local, instant) => {
    expect(localTimeToInstant(local, zone).toISOString()).toBe(instant);
  });
});
