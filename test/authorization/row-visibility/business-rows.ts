import { Assignment } from '../../../src/entities/directives/assignment.entity.ts';
import { Directive } from '../../../src/entities/directives/directive.entity.ts';
import type { DirectiveStatus } from '../../../src/entities/directives/directive-enums.ts';
import { DeadlineChange, ExtensionRequest } from '../../../src/entities/directives/extension.entity.ts';
import { Evidence, ProgressReport } from '../../../src/entities/directives/progress-report.entity.ts';
import { DirectiveRelation, Review, Transition } from '../../../src/entities/directives/transition.entity.ts';
import { Person } from '../../../src/entities/units/person.entity.ts';
import { meetingsOf, papersOf } from './record-rows.ts';
import {
  type Audience,
  type Body,
  bodies,
  both,
  idOf,
  org,
  type Town,
  topic,
  union,
  without,
} from './town.ts';

/** To whom each directive of a body is given, in turn; `k` is a unit of the other body. */
const GIVEN = [['u1'], ['u2'], ['u3'], ['g1'], ['g2'], ['person'], [], ['u1', 'u2'], ['k']] as const;

const STATUSES: readonly DirectiveStatus[] = [
  'IN_PROGRESS',
  'ASSIGNED',
  'DRAFT',
  'COMPLETED',
  'REPORTED_DONE',
];

/** The paper each directive stands in, in turn; null: in none. */
const PAPERS = [0, 2, 1, null, 4, 3, 0] as const;

/** Directives of each body. */
const COUNT = 27;

/** A directive as the spec plans it, before it becomes rows. */
interface Planned {
  readonly key: string;
  readonly number: number;
  readonly status: DirectiveStatus;
  readonly given: readonly string[];
  readonly paper: number | null;
  readonly audience: Audience;
  /** Which clause of the paper; clauses past the first are nobody else's. */
  readonly clause: number;
}

function audienceOf(
  body: Body,
  given: readonly string[],
  status: DirectiveStatus,
  paper: number | null,
): Audience {
  const { whole, units, work, open } = body;
  if (status === 'DRAFT') return whole;
  const addressees = given.map((to): Audience => {
    if (to === 'g1') return units.u1 ?? [];
    if (to === 'g2') return work;
    if (to === 'k') return bodies.find(({ name }) => name === 'k')?.whole ?? [];
    return units[to] ?? [];
  });
  const isPublic = paper !== null && papersOf(body)[paper]?.confidentiality === 'PUBLIC';
  return union(whole, ...addressees, isPublic ? open : []);
}

function fates(status: DirectiveStatus, shift: number) {
  const day = (month: number) => `2026-${String(month + shift).padStart(2, '0')}-10`;
  const deadline = { kind: 'FIXED', words: `hạn ${shift}`, dueOn: day(6), precision: 'DAY' };
  return {
    status,
    issuedOn: status === 'DRAFT' ? null : day(2),
    closedOn: status === 'COMPLETED' ? day(7) : null,
    openDays: status === 'DRAFT' ? '{}' : `{[${day(2)},${status === 'COMPLETED' ? day(7) : ''})}`,
    reportedDoneOn: status === 'COMPLETED' || status === 'REPORTED_DONE' ? day(7) : null,
    deadline,
    originalDeadline: deadline,
    kind: 'TASK',
  };
}

/** Where a directive comes from. What the viewer may not know of that points elsewhere, to what they may not know of either. */
function origin(town: Town, body: Body, { paper, audience, clause: at }: Planned) {
  if (paper === null) return { meeting: idOf('mtg', `${body.name} 1`) };
  const readers = papersOf(body)[paper]?.readers ?? [];
  const number = papersOf(body)[paper]?.meeting ?? null;
  const meetings = meetingsOf(body)[number ?? 0] ?? [];
  const isHidden = town.hides(both(audience, readers));
  const clause = isHidden ? 1 : at;
  // Another document the viewer may not read, so that what a stub would tell of its passages differs too.
  const refuge = paper === 2 ? 4 : 2;
  const other = papersOf(body)[refuge]?.readers.includes(town.who) ? paper : refuge;
  return {
    span: idOf('spn', `${body.name} ${isHidden ? other : paper} ${clause}`),
    conclusion:
      number === null
        ? null
        : idOf('con', `${body.name} ${paper} ${town.hides(both(readers, meetings)) ? 1 : at}`),
    meeting:
      number === null ? null : idOf('mtg', `${body.name} ${town.hides(meetings) ? 1 - number : number}`),
  };
}

function putDirective(town: Town, body: Body, planned: Planned): void {
  const { key, number, audience, status } = planned;
  const hides = town.hides(audience);
  // A hidden one that is closed here is open there, and the other way round.
  const there = status === 'DRAFT' ? 'DRAFT' : status === 'COMPLETED' ? 'IN_PROGRESS' : 'COMPLETED';
  const directive = town.put(Directive, key, {
    body: org(body.name, 'top'),
    code: town.tells(audience, `${body.name}-${key}`, `bi-mat-${key}`),
    text: town.tells(audience, `Giao rà soát ${number % 4}`, `Bí mật ${number}`),
    urgent: town.tells(audience, number % 2 === 0, number % 2 === 1),
    ...fates(hides ? there : status, hides ? 2 : number % 2),
    places: town.tells(audience, ['Phường Một'], ['Bí mật']),
    ...origin(town, body, planned),
  });
  town.pairs.push(['directive_topic', directive, topic(town.tells(audience, number, number + 1))]);
  if (planned.given.includes('person')) {
    town.put(Person, `${key} assignee`, { fullName: town.tells(audience, 'Trần Văn Một', 'Bí mật') });
  }
  for (const to of planned.given) {
    town.put(Assignment, `${key} ${to}`, {
      directive,
      role: town.tells(audience, 'LEAD', 'MONITOR'),
      words: town.tells(audience, `phòng ${to}`, 'bí mật'),
      ...(to === 'person'
        ? { person: idOf('per', `${key} assignee`) }
        : to.startsWith('g')
          ? { group: idOf('grp', `${body.name} ${to}`) }
          : { organization: to === 'k' ? org('k', 'u1') : org(body.name, to) }),
    });
  }
  putCourse(town, body, planned, directive);
  putReports(town, body, planned, directive);
}

function putCourse(town: Town, body: Body, { key, audience, status }: Planned, directive: string): void {
  const hides = town.hides(audience);
  const signedIn = without(audience, 'anonymous');
  const reason = town.tells(audience, 'Theo kết luận', 'Bí mật');
  if (status !== 'DRAFT')
    for (const ordinal of hides ? [1, 2] : [1])
      town.put(Transition, `${key} ${ordinal}`, {
        directive,
        ordinal,
        to: status,
        happenedOn: hides ? '2026-05-05' : '2026-02-10',
        reason,
      });
  const [firstMeeting = []] = meetingsOf(body);
  town.put(Review, key, {
    directive,
    meeting: idOf('mtg', `${body.name} 0`),
    reviewedOn: hides ? '2026-09-09' : '2026-03-03',
    outcome: hides ? 'URGED' : 'NOTED',
    note: town.tells(both(audience, union(signedIn, firstMeeting)), 'Tiếp tục', 'Bí mật'),
  });
  const request = town.put(ExtensionRequest, key, {
    directive,
    organization: org(body.name, town.tells(signedIn, 'u1', 'u2')),
    requestedOn: town.tells(signedIn, '2026-04-04', '2026-05-05'),
    proposed: { kind: 'FIXED', words: reason, dueOn: '2026-09-30', precision: 'DAY' },
    reason: town.tells(signedIn, 'Chưa xong', 'Bí mật'),
    state: town.tells(signedIn, 'PENDING', 'WITHDRAWN'),
  });
  town.put(DeadlineChange, key, {
    directive,
    ordinal: 1,
    changedOn: hides ? '2026-07-07' : '2026-04-05',
    before: { kind: 'FIXED', dueOn: '2026-06-01', precision: 'DAY' },
    after: { kind: 'FIXED', dueOn: hides ? '2026-05-01' : '2026-08-01', precision: 'DAY' },
    reason,
    request: town.tells(signedIn, null, request),
  });
}

function putReports(town: Town, body: Body, { key, audience, status }: Planned, directive: string): void {
  const signedIn = without(audience, 'anonymous');
  const put = (name: string, state: 'DRAFT' | 'SUBMITTED', unit: string) => {
    const own = body.units[unit] ?? [];
    const readers = state === 'SUBMITTED' ? union(signedIn, own) : own;
    const report = town.put(ProgressReport, `${key} ${name}`, {
      directive,
      organization: org(body.name, unit),
      state,
      submittedOn: state === 'SUBMITTED' ? town.tells(readers, '2026-05-20', '2026-06-21') : null,
      claim: town.tells(readers, 'Đã làm một nửa', 'Bí mật'),
      percent: town.tells(readers, 50, 90),
      saysDone: town.tells(readers, false, true),
    });
    town.put(Evidence, `${key} ${name}`, {
      report,
      fileName: town.tells(readers, 'anh.jpg', 'bi-mat.jpg'),
      mediaType: 'image/jpeg',
      sizeBytes: town.tells(readers, 10, 20),
      sha256: town.tells(readers, 'a', 'b').repeat(64),
    });
  };
  if (status === 'DRAFT') return;
  put('u1', 'SUBMITTED', 'u1');
  put('u2 draft', 'DRAFT', 'u2');
  // What nobody but the machine and the unit may know of stands in one world only.
  if (town.hides(body.units.u2 ?? [])) put('u2 more', 'DRAFT', 'u2');
  if (town.hides(union(signedIn, body.units.u2 ?? []))) put('u2 sent', 'SUBMITTED', 'u2');
}

/** A hidden directive on words, a conclusion, a meeting and themes the viewer sees: it must not show in any of them. */
const extra = (number: number): Omit<Planned, 'key' | 'audience'> => ({
  number,
  status: 'DRAFT',
  given: [],
  paper: number,
  clause: 2,
});

/** What a body ordered and what came of it. */
export function fillBusiness(town: Town, body: Body): void {
  const { name, whole } = body;
  const plans = Array.from({ length: COUNT }, (_, number): Planned => {
    const given = (GIVEN[number % GIVEN.length] ?? []).filter((to) => to !== 'k' || name === 'm');
    const status = STATUSES[number % STATUSES.length] ?? 'DRAFT';
    const paper = PAPERS[number % PAPERS.length] ?? null;
    return {
      key: `${name} ${number}`,
      number,
      status,
      given,
      paper,
      clause: 0,
      audience: audienceOf(body, given, status, paper),
    };
  });
  // Some of the hidden ones do not exist in the other world; reports of a unit stand without what they speak of.
  const isThere = ({ number, status, audience }: Planned) =>
    !(status === 'DRAFT' && number % 2 === 0 && town.hides(audience));
  const present = plans.filter(isThere);
  for (const planned of present) putDirective(town, body, planned);
  present.slice(1).forEach((from, index) => {
    const to = present[index] as Planned;
    if (plans[from.number - 1] !== to) return;
    const audience = both(from.audience, to.audience);
    town.put(DirectiveRelation, from.key, {
      from: idOf('dir', from.key),
      kind: town.tells(audience, 'AMENDS', 'REPEATS'),
      to: idOf('dir', to.key),
      reason: town.tells(audience, 'Vì mới', 'Bí mật'),
    });
  });
  if (town.hides(whole))
    for (const number of [0, 1, 3])
      putDirective(town, body, { ...extra(number), key: `${name} extra ${number}`, audience: whole });
}
