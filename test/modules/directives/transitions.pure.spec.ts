import { describe, expect, it } from 'vitest';
import '../../../src/server/schema.ts';
import { permissionRules } from '../../../src/authorization/policy.ts';
import {
  CLOSED_STATUSES,
  DirectiveKind,
  DirectiveStatus,
} from '../../../src/entities/directives/directive-enums.ts';
import { endOpenRange, startOpenRange } from '../../../src/modules/directives/open-days.ts';
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

/** Every status a directive of a kind can come to, from a draft on. */
function findReachableStatuses(kind: DirectiveKind, from: DirectiveStatus): Set<DirectiveStatus> {
  const found = new Set([from]);
  for (const status of found)
    for (const { to } of transitionsFrom(status, kind))
      if (to === 'BEFORE') for (const before of statuses.filter((it) => it === 'ASSIGNED')) found.add(before);
      else found.add(to);
  return found;
}

describe('the life cycle', () => {
  it('names the mutation of each transition', () => {
    expect(Object.values(MUTATION_BY_VERB).filter((name) => !mutations.has(name))).toEqual([]);
  });

  it('has a way to every status, for what has an end and for what goes on', () => {
    for (const kind of ['TASK', 'CONTINUOUS'] as const)
      expect([...findReachableStatuses(kind, 'DRAFT')].sort()).toEqual([...statuses].sort());
  });

  it('never lets a standing rule be reported, confirmed or sent back', () => {
    const found = findReachableStatuses('STANDING_RULE', 'DRAFT');
    expect(
      [...found].filter((it) => ['IN_PROGRESS', 'REPORTED_DONE', 'REWORK', 'COMPLETED'].includes(it)),
    ).toEqual([]);
  });

  it.each(kinds)('has no dead end: from every status of a %s there is a way to a closed one', (kind) => {
    const stuck = [...findReachableStatuses(kind, 'DRAFT')].filter(
      (status) => ![...findReachableStatuses(kind, status)].some((it) => CLOSED_STATUSES.includes(it)),
    );
    expect(stuck).toEqual([]);
  });

  it.each(kinds)('lets everything that was closed be opened again (%s)', (kind) => {
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

  it('uses every verb, and asks a policy that exists', () => {
    expect(new Set(TRANSITIONS.map(({ verb }) => verb))).toEqual(new Set(Object.values(TransitionVerb)));
    expect(TRANSITIONS.filter(({ permission }) => !permissionRules.has(permission))).toEqual([]);
  });

  it('asks a reason of whoever takes something away from somebody', () => {
    const silent = TRANSITIONS.filter(({ requires }) => !requires.length).map(({ verb }) => verb);
    expect(new Set(silent)).toEqual(new Set(['ISSUE', 'ACCEPT', 'ASSIGN', 'START', 'CONFIRM', 'RESUME']));
  });
});

describe('the days a directive is open', () => {
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
