import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extraction/extract.ts';

const text = readFileSync(
  new URL('../../seeds/bac-kan-2017-02/bac-kan-2017-02.txt', import.meta.url),
  'utf8',
);
const extraction = extract(text);

const impliedMarch = { due: '2017-03-31', precision: 'MONTH', inferred: true };
const localitiesAndUnits = [{ name: 'các địa phương, đơn vị', role: 'LEAD', inherited: true, form: 'GROUP' }];

describe('the briefing of February 2017', () => {
  it('has its period, host and chair, and no day, because the text names none', () => {
    expect(extraction.meeting).toMatchObject({
      kind: 'BRIEFING',
      period: '2017-02',
      heldOn: '2017-02-28',
      precision: 'MONTH',
      host: 'Thường trực Thành ủy',
      chair: { name: 'Triệu Đức Lân' },
    });
  });

  it('has a concluding zone from the words of the chair on', () => {
    expect(extraction.zone).toMatchObject({ start: 1650, end: 2622 });
  });

  it('has exactly the seven clauses of the expected extraction', () => {
    expect(extraction.clauses.map(({ start, end, kind }) => [start, end, kind])).toEqual([
      [1926, 2057, 'DIRECTIVE'],
      [2059, 2118, 'DIRECTIVE'],
      [2120, 2178, 'DIRECTIVE'],
      [2180, 2343, 'DIRECTIVE'],
      [2345, 2409, 'DIRECTIVE'],
      [2411, 2545, 'DIRECTIVE'],
      [2547, 2622, 'NOTICE'],
    ]);
    for (const { start, end, quote } of extraction.clauses) expect(text.slice(start, end)).toBe(quote);
  });

  it('addresses the localities and units, the sixth clause only the localities, and the notice nobody', () => {
    const addressed = extraction.clauses.map(({ addressees }) => addressees);
    expect(addressed.slice(0, 5)).toEqual([
      localitiesAndUnits,
      localitiesAndUnits,
      localitiesAndUnits,
      localitiesAndUnits,
      localitiesAndUnits,
    ]);
    expect(addressed[5]).toEqual([{ name: 'các địa phương', role: 'LEAD', inherited: false, form: 'GROUP' }]);
    expect(addressed[6]).toEqual([]);
  });

  it('has no deadline except the implied month of its list', () => {
    for (const clause of extraction.clauses.slice(0, 6)) expect(clause.deadline).toMatchObject(impliedMarch);
    expect(extraction.clauses[6]?.deadline).toBeNull();
  });

  it('has an urgent clause on the revenue, and the place of the launch', () => {
    expect(extraction.clauses[1]?.urgent).toBe(true);
    expect(extraction.clauses[4]?.places).toEqual(['xã Nông Thượng']);
  });
});
