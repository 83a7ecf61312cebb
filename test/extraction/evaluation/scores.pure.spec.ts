import { describe, expect, it } from 'vitest';
import type { ExtractedClause, ExtractedDeadline, Extraction } from '../../../src/extraction/extraction.ts';
import { parseDay } from '../../../src/shared/day.ts';
import { locateClauses } from './align-clauses.ts';
import { computePrecision, computeRecall } from './counts.ts';
import type { CorpusText } from './expected-extraction.ts';
import { computeFigures, findRegressions } from './figures.ts';
import { listMismatches } from './mismatches.ts';
import { scoreExtraction, sumScores } from './scores.ts';

/** A text with two orders, the second with a day. */
const NOTICE: CorpusText = {
  name: 'notice',
  text: 'Chủ tịch kết luận: 1. Phòng Nội vụ rà soát biên chế. 2. Công an huyện báo cáo trước ngày 15/3/2017.',
  expected: {
    date: parseDay('2017-03-01'),
    meeting: { kind: 'BRIEFING', chair: 'Lò Văn An', heldOn: null },
    clauses: [
      {
        quote: 'Phòng Nội vụ rà soát biên chế',
        kind: 'DIRECTIVE',
        addressees: [{ name: 'Phòng Nội vụ', role: 'LEAD', inherited: false }],
        deadline: null,
      },
      {
        quote: 'Công an huyện báo cáo trước ngày 15/3/2017',
        kind: 'DIRECTIVE',
        addressees: [{ name: 'Công an huyện', role: 'LEAD', inherited: false }],
        deadline: {
          words: 'trước ngày 15/3/2017',
          kind: 'FIXED',
          start: null,
          due: '2017-03-15',
          precision: 'DAY',
          inferred: false,
        },
      },
    ],
  },
};

const DEFAULT_VALUES = {
  urgent: false,
  topics: [],
  places: [],
  targets: [],
  references: [],
  rules: [],
  confidence: 1,
};

/** Builds the extraction without any mistake. */
function buildPerfectExtraction(): Extraction & { clauses: [ExtractedClause, ExtractedClause] } {
  const [first, second] = locateClauses(NOTICE.text, NOTICE.expected.clauses).map(
    (clause): ExtractedClause => ({
      ...DEFAULT_VALUES,
      ...clause,
      addressees: clause.addressees.map((addressee) => ({ ...addressee, form: 'UNIT' })),
      deadline: clause.deadline && { ...clause.deadline, recurrence: null },
    }),
  );
  if (!first || !second) throw new Error('The notice has two clauses.');
  return {
    meeting: {
      kind: 'BRIEFING',
      title: null,
      period: null,
      heldOn: null,
      precision: null,
      host: null,
      chair: { name: 'Lò Văn An', title: null },
      attendees: [],
    },
    zone: null,
    clauses: [first, second],
  };
}

const buildExtraction = (...read: ExtractedClause[]): Extraction => ({
  ...buildPerfectExtraction(),
  clauses: read,
});

const buildFixedDeadline = (on: string, inferred = false): ExtractedDeadline => ({
  words: on,
  kind: 'FIXED',
  start: null,
  due: on,
  precision: 'DAY',
  recurrence: null,
  inferred,
});

describe('the score of an extraction', () => {
  it('is 1 everywhere if nothing is missing and nothing is added', () => {
    const { counts, exact, invented } = scoreExtraction(NOTICE, buildPerfectExtraction());
    expect(Object.values(counts).flatMap((tally) => [computePrecision(tally), computeRecall(tally)])).toEqual(
      Array(12).fill(1),
    );
    expect([exact, invented]).toEqual([2, 0]);
  });

  it('has a lower recall and the same precision if a clause is missing', () => {
    const { counts } = scoreExtraction(NOTICE, buildExtraction(buildPerfectExtraction().clauses[0]));
    for (const measure of ['clauses', 'kinds', 'addressees'] as const)
      expect([computePrecision(counts[measure]), computeRecall(counts[measure])]).toEqual([1, 0.5]);
    expect([computePrecision(counts.deadlines), computeRecall(counts.deadlines)]).toEqual([1, 0]);
  });

  it('has a lower precision and the same recall if a clause is added', () => {
    const { clauses: read } = buildPerfectExtraction();
    const added = { ...read[0], start: 0, end: 17, quote: NOTICE.text.slice(0, 17) };
    const { counts } = scoreExtraction(NOTICE, buildExtraction(added, ...read));
    expect(computePrecision(counts.clauses)).toBeCloseTo(2 / 3);
    expect(computeRecall(counts.clauses)).toBe(1);
  });

  it.each([
    ['a few letters short', 4, 2, 1],
    ['a third short', 12, 1, 1],
  ])('counts a clause that is %s', (_, cut, found, exact) => {
    const [first, second] = buildPerfectExtraction().clauses;
    const score = scoreExtraction(
      NOTICE,
      buildExtraction({ ...first, end: first.end - cut, quote: first.quote.slice(0, -cut) }, second),
    );
    expect([score.counts.clauses.correct, score.exact]).toEqual([found, exact]);
  });

  it('ignores a full stop at the end of a clause', () => {
    const [first, second] = buildPerfectExtraction().clauses;
    const stopped = { ...first, end: first.end + 1, quote: `${first.quote}.` };
    expect(scoreExtraction(NOTICE, buildExtraction(stopped, second)).exact).toBe(2);
  });

  it('counts a wrong role of a unit as a mistake, but not another spelling of its name', () => {
    const [first, second] = buildPerfectExtraction().clauses;
    const addressed = (name: string, role: 'LEAD' | 'COORDINATE') =>
      scoreExtraction(
        NOTICE,
        buildExtraction({ ...first, addressees: [{ name, role, inherited: false, form: 'UNIT' }] }, second),
      ).counts.addressees.correct;
    expect(addressed('Phòng Nội vụ', 'COORDINATE')).toBe(1);
    expect(addressed('đ/c PHÒNG NỘI VỤ', 'LEAD')).toBe(2);
  });

  it.each([
    ['another day', buildFixedDeadline('2017-03-16'), 1],
    ['a day for an order that has none', buildFixedDeadline('2017-03-15'), 1],
    ['a day that is only implied', buildFixedDeadline('2017-03-31', true), 0],
  ])('counts as invented %s', (what, deadline, invented) => {
    const [first, second] = buildPerfectExtraction().clauses;
    const read =
      what === 'another day'
        ? buildExtraction(first, { ...second, deadline })
        : buildExtraction({ ...first, deadline }, second);
    expect(scoreExtraction(NOTICE, read).invented).toBe(invented);
  });

  it('scores only the fields of the meeting that are expected', () => {
    const { meeting, ...rest } = buildPerfectExtraction();
    const read = { ...rest, meeting: { ...meeting, host: 'UBND huyện', heldOn: parseDay('2017-03-15') } };
    expect(scoreExtraction(NOTICE, read).counts.meeting).toEqual({ expected: 2, found: 3, correct: 2 });
  });
});

describe('the figures of a run', () => {
  const figures = (...readings: Extraction[]) =>
    computeFigures(sumScores(readings.map((one) => scoreExtraction(NOTICE, one))), readings.length);

  it('are worse, with the names of the figures, if a clause is missing that was found before', () => {
    expect(
      findRegressions(
        figures(buildPerfectExtraction()),
        figures(buildExtraction(buildPerfectExtraction().clauses[0])),
      ),
    ).toContain('recall of clauses fell from 1 to 0.5.');
  });

  it('are not worse if the same or more is found', () => {
    expect(findRegressions(figures(buildPerfectExtraction()), figures(buildPerfectExtraction()))).toEqual([]);
    expect(
      findRegressions(
        figures(buildExtraction(buildPerfectExtraction().clauses[0])),
        figures(buildPerfectExtraction()),
      ),
    ).toEqual([]);
  });

  it('are worse if a hard deadline is invented', () => {
    const [first, second] = buildPerfectExtraction().clauses;
    const inventive = buildExtraction({ ...first, deadline: buildFixedDeadline('2017-03-15') }, second);
    expect(findRegressions(figures(buildPerfectExtraction()), figures(inventive))).toContain(
      'Invented hard deadlines rose from 0 to 1.',
    );
  });
});

describe('the mismatches of an extraction', () => {
  it('are empty if it is the expected one', () => {
    expect(listMismatches(NOTICE, buildPerfectExtraction())).toEqual([]);
  });

  it('contain everything that is missing or different', () => {
    const [, second] = buildPerfectExtraction().clauses;
    expect(listMismatches(NOTICE, buildExtraction({ ...second, deadline: null }))).toEqual([
      'missed: DIRECTIVE Phòng Nội vụ rà soát biên chế',
      'differs: Công an huyện báo cáo trước ngày 15/3/2017',
      '    deadline: expected FIXED  2017-03-15 DAY false; read nothing',
    ]);
  });
});
