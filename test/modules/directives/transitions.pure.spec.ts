import { describe, expect, it } from 'vitest';
import '../../../src/server/schema.ts';
import { permissionRules } from '../../../src/authorization/policy.ts';
import {
  CLOSED_STATUSES,
  DirectiveKind,
  DirectiveStatus,
} from '../../../src/entities/directives/directive-enums.ts';
import { endOpenRange, startOpenRange } from '../../../src/modules/directives/open-ranges.ts';
import {
  MUTATION_BY_VERB,
  TRANSITIONS,
  TransitionVerb,
  transitionsFrom,
} from '../../../src/modules/directives/transitions.ts';
import { mutations } from '../../../src/mutations/transactional-mutation.ts';
import { parseDay } from '../../../src/shared/day.ts';

const statuses = Object.values(DirectiveStatus);
const kinds = Object.values(DirectiveKind);

/** Returns every status that a directive of a kind can reach from a status. */
function findReachableStatuses(kind: DirectiveKind, from: DirectiveStatus): Set<DirectiveStatus> {
  const reachable = new Set([from]);
  for (const status of reachable)
    for (const { to } of transitionsFrom(status, kind))
      if (to === 'BEFORE')
        for (const before of statuses.filter((it) => it === 'ASSIGNED')) reachable.add(before);
      else reachable.add(to);
  return reachable;
}

describe('the life cycle', () => {
  it('has a mutation for each transition', () => {
    expect(Object.values(MUTATION_BY_VERB).filter((name) => !mutations.has(name))).toEqual([]);
  });

  it('leads to every status, for the kinds TASK and CONTINUOUS', () => {
    for (const kind of ['TASK', 'CONTINUOUS'] as const)
      expect([...findReachableStatuses(kind, 'DRAFT')].sort()).toEqual([...statuses].sort());
  });

  it('has no report, confirmation or rework of a standing rule', () => {
    const reachable = findReachableStatuses('STANDING_RULE', 'DRAFT');
    expect(
      [...reachable].filter((it) => ['IN_PROGRESS', 'REPORTED_DONE', 'REWORK', 'COMPLETED'].includes(it)),
    ).toEqual([]);
  });

  it.each(kinds)('has no dead end: every status of a %s leads to a closed one', (kind) => {
    const stuck = [...findReachableStatuses(kind, 'DRAFT')].filter(
      (status) => ![...findReachableStatuses(kind, status)].some((it) => CLOSED_STATUSES.includes(it)),
    );
    expect(stuck).toEqual([]);
  });

  it.each(kinds)('can reopen every closed directive (%s)', (kind) => {
    for (const status of [...findReachableStatuses(kind, 'DRAFT')].filter((it) =>
      CLOSED_STATUSES.includes(it),
    ))
      expect([status, transitionsFrom(status, kind).map(({ verb }) => verb)]).toEqual([status, ['REOPEN']]);
  });

  it('is unambiguous: a verb leads from a status to one status', () => {
    for (const kind of kinds)
      for (const status of statuses) {
        const verbs = transitionsFrom(status, kind).map(({ verb }) => verb);
        expect(new Set(verbs).size).toBe(verbs.length);
      }
  });

  it('uses every verb, with a permission that exists', () => {
    expect(new Set(TRANSITIONS.map(({ verb }) => verb))).toEqual(new Set(Object.values(TransitionVerb)));
    expect(TRANSITIONS.filter(({ permission }) => !permissionRules.has(permission))).toEqual([]);
  });

  it('requires a reason, except for the usual steps', () => {
    const withoutReason = TRANSITIONS.filter(({ requires }) => !requires.length).map(({ verb }) => verb);
    expect(new Set(withoutReason)).toEqual(
      new Set(['ISSUE', 'ACCEPT', 'ASSIGN', 'START', 'CONFIRM', 'RESUME']),
    );
  });
});

describe('the open days of a directive', () => {
  it.each([
    ['{}', '2026-01-10', '{[2026-01-10,)}'],
    ['{[2026-01-10,2026-02-01)}', '2026-03-01', '{[2026-01-10,2026-02-01),[2026-03-01,)}'],
  ])('of %s, opened on %s, are %s', (days, on, expected) => {
    expect(startOpenRange(days, parseDay(on))).toBe(expected);
  });

  it.each([
    ['{[2026-01-10,)}', '2026-01-09', '{}'],
    ['{[2026-01-10,)}', '2026-01-10', '{}'],
    ['{[2026-01-10,)}', '2026-01-11', '{[2026-01-10,2026-01-11)}'],
    ['{[2026-01-10,2026-02-01),[2026-03-01,)}', '2026-03-01', '{[2026-01-10,2026-02-01)}'],
    [
      '{[2026-01-10,2026-02-01),[2026-03-01,)}',
      '2026-03-02',
      '{[2026-01-10,2026-02-01),[2026-03-01,2026-03-02)}',
    ],
    ['{}', '2026-03-02', '{}'],
  ])('of %s, closed on %s, are %s', (days, on, expected) => {
    expect(endOpenRange(days, parseDay(on))).toBe(expected);
  });
});
