import { Assignment } from '../../../src/entities/directives/assignment.entity.ts';
import { DeadlineChange } from '../../../src/entities/directives/deadline-change.entity.ts';
import { Directive } from '../../../src/entities/directives/directive.entity.ts';
import type { DirectiveStatus } from '../../../src/entities/directives/directive-enums.ts';
import { DirectiveRelation } from '../../../src/entities/directives/directive-relation.entity.ts';
import { ExtensionRequest } from '../../../src/entities/directives/extension-request.entity.ts';
import { Evidence, ProgressReport } from '../../../src/entities/directives/progress-report.entity.ts';
import { Review } from '../../../src/entities/directives/review.entity.ts';
import { Transition } from '../../../src/entities/directives/transition.entity.ts';
import { Person } from '../../../src/entities/units/person.entity.ts';
import { planDocuments, planMeetingAudiences } from './record-rows.ts';
import {
  type Audience,
  type BodyFixture,
  bodyFixtures,
  buildOrganizationId,
  buildRowId,
  buildTopicId,
  intersection,
  union,
  type VisibilityDataset,
  without,
} from './visibility-dataset.ts';

/** The addressees of the directives of a body, in turn; `k` is a unit of the other body. */
const ADDRESSEES = [['u1'], ['u2'], ['u3'], ['g1'], ['g2'], ['person'], [], ['u1', 'u2'], ['k']] as const;

const STATUSES: readonly DirectiveStatus[] = [
  'IN_PROGRESS',
  'ASSIGNED',
  'DRAFT',
  'COMPLETED',
  'REPORTED_DONE',
];

/** The document of each directive, in turn; null means none. */
const DOCUMENT_INDEXES = [0, 2, 1, null, 4, 3, 0] as const;

/** The number of directives of each body. */
const DIRECTIVES_PER_BODY = 27;

/** The plan of a directive, before it becomes rows. */
interface DirectivePlan {
  readonly key: string;
  readonly number: number;
  readonly status: DirectiveStatus;
  readonly addressees: readonly string[];
  readonly documentIndex: number | null;
  readonly audience: Audience;
  /** The clause of the document; a clause after the first one has no other directive. */
  readonly clauseIndex: number;
}

function computeAudience(
  body: BodyFixture,
  addressees: readonly string[],
  status: DirectiveStatus,
  documentIndex: number | null,
): Audience {
  const { fullReaders, units, workers, publicReaders } = body;
  if (status === 'DRAFT') return fullReaders;
  const addresseeAudiences = addressees.map((to): Audience => {
    if (to === 'g1') return units.u1 ?? [];
    if (to === 'g2') return workers;
    if (to === 'k') return bodyFixtures.find(({ name }) => name === 'k')?.fullReaders ?? [];
    return units[to] ?? [];
  });
  const isPublic = documentIndex !== null && planDocuments(body)[documentIndex]?.confidentiality === 'PUBLIC';
  return union(fullReaders, ...addresseeAudiences, isPublic ? publicReaders : []);
}

function buildStatusFields(status: DirectiveStatus, shift: number) {
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

/** Returns the origin of a directive. In the other variant a hidden origin is replaced by another hidden one. */
function buildOriginFields(
  dataset: VisibilityDataset,
  body: BodyFixture,
  { documentIndex, audience, clauseIndex }: DirectivePlan,
) {
  if (documentIndex === null) return { meeting: buildRowId('mtg', `${body.name} 1`) };
  const readers = planDocuments(body)[documentIndex]?.readers ?? [];
  const number = planDocuments(body)[documentIndex]?.meeting ?? null;
  const meetings = planMeetingAudiences(body)[number ?? 0] ?? [];
  const isHidden = dataset.hidesFrom(intersection(audience, readers));
  const clause = isHidden ? 1 : clauseIndex;
  // Another document that the viewer may not read, so that the spans of a stub differ too.
  const unreadableDocument = documentIndex === 2 ? 4 : 2;
  const other = planDocuments(body)[unreadableDocument]?.readers.includes(dataset.viewerName)
    ? documentIndex
    : unreadableDocument;
  return {
    span: buildRowId('spn', `${body.name} ${isHidden ? other : documentIndex} ${clause}`),
    conclusion:
      number === null
        ? null
        : buildRowId(
            'con',
            `${body.name} ${documentIndex} ${dataset.hidesFrom(intersection(readers, meetings)) ? 1 : clauseIndex}`,
          ),
    meeting:
      number === null
        ? null
        : buildRowId('mtg', `${body.name} ${dataset.hidesFrom(meetings) ? 1 - number : number}`),
  };
}

function addDirective(dataset: VisibilityDataset, body: BodyFixture, plan: DirectivePlan): void {
  const { key, number, audience, status } = plan;
  const isHidden = dataset.hidesFrom(audience);
  // A hidden directive that is closed in one variant is open in the other.
  const hiddenStatus = status === 'DRAFT' ? 'DRAFT' : status === 'COMPLETED' ? 'IN_PROGRESS' : 'COMPLETED';
  const directive = dataset.addRow(Directive, key, {
    body: buildOrganizationId(body.name, 'top'),
    code: dataset.choose(audience, `${body.name}-${key}`, `bi-mat-${key}`),
    text: dataset.choose(audience, `Giao rà soát ${number % 4}`, `Bí mật ${number}`),
    urgent: dataset.choose(audience, number % 2 === 0, number % 2 === 1),
    ...buildStatusFields(isHidden ? hiddenStatus : status, isHidden ? 2 : number % 2),
    places: dataset.choose(audience, ['Phường Một'], ['Bí mật']),
    ...buildOriginFields(dataset, body, plan),
  });
  dataset.joinRows.push([
    'directive_topic',
    directive,
    buildTopicId(dataset.choose(audience, number, number + 1)),
  ]);
  if (plan.addressees.includes('person')) {
    dataset.addRow(Person, `${key} assignee`, {
      fullName: dataset.choose(audience, 'Trần Văn Một', 'Bí mật'),
    });
  }
  for (const to of plan.addressees) {
    dataset.addRow(Assignment, `${key} ${to}`, {
      directive,
      role: dataset.choose(audience, 'LEAD', 'MONITOR'),
      words: dataset.choose(audience, `phòng ${to}`, 'bí mật'),
      ...(to === 'person'
        ? { person: buildRowId('per', `${key} assignee`) }
        : to.startsWith('g')
          ? { group: buildRowId('grp', `${body.name} ${to}`) }
          : {
              organization: to === 'k' ? buildOrganizationId('k', 'u1') : buildOrganizationId(body.name, to),
            }),
    });
  }
  addTimeline(dataset, body, plan, directive);
  addReports(dataset, body, plan, directive);
}

function addTimeline(
  dataset: VisibilityDataset,
  body: BodyFixture,
  { key, audience, status }: DirectivePlan,
  directive: string,
): void {
  const isHidden = dataset.hidesFrom(audience);
  const signedIn = without(audience, 'anonymous');
  const reason = dataset.choose(audience, 'Theo kết luận', 'Bí mật');
  if (status !== 'DRAFT')
    for (const ordinal of isHidden ? [1, 2] : [1])
      dataset.addRow(Transition, `${key} ${ordinal}`, {
        directive,
        ordinal,
        to: status,
        happenedOn: isHidden ? '2026-05-05' : '2026-02-10',
        reason,
      });
  const [firstMeeting = []] = planMeetingAudiences(body);
  dataset.addRow(Review, key, {
    directive,
    meeting: buildRowId('mtg', `${body.name} 0`),
    reviewedOn: isHidden ? '2026-09-09' : '2026-03-03',
    outcome: isHidden ? 'URGED' : 'NOTED',
    note: dataset.choose(intersection(audience, union(signedIn, firstMeeting)), 'Tiếp tục', 'Bí mật'),
  });
  const request = dataset.addRow(ExtensionRequest, key, {
    directive,
    organization: buildOrganizationId(body.name, dataset.choose(signedIn, 'u1', 'u2')),
    requestedOn: dataset.choose(signedIn, '2026-04-04', '2026-05-05'),
    proposed: { kind: 'FIXED', words: reason, dueOn: '2026-09-30', precision: 'DAY' },
    reason: dataset.choose(signedIn, 'Chưa xong', 'Bí mật'),
    state: dataset.choose(signedIn, 'PENDING', 'WITHDRAWN'),
  });
  dataset.addRow(DeadlineChange, key, {
    directive,
    ordinal: 1,
    changedOn: isHidden ? '2026-07-07' : '2026-04-05',
    before: { kind: 'FIXED', dueOn: '2026-06-01', precision: 'DAY' },
    after: { kind: 'FIXED', dueOn: isHidden ? '2026-05-01' : '2026-08-01', precision: 'DAY' },
    reason,
    request: dataset.choose(signedIn, null, request),
  });
}

function addReports(
  dataset: VisibilityDataset,
  body: BodyFixture,
  { key, audience, status }: DirectivePlan,
  directive: string,
): void {
  const signedIn = without(audience, 'anonymous');
  const addReport = (name: string, state: 'DRAFT' | 'SUBMITTED', unit: string) => {
    const own = body.units[unit] ?? [];
    const readers = state === 'SUBMITTED' ? union(signedIn, own) : own;
    const report = dataset.addRow(ProgressReport, `${key} ${name}`, {
      directive,
      organization: buildOrganizationId(body.name, unit),
      state,
      submittedOn: state === 'SUBMITTED' ? dataset.choose(readers, '2026-05-20', '2026-06-21') : null,
      summary: dataset.choose(readers, 'Đã làm một nửa', 'Bí mật'),
      percent: dataset.choose(readers, 50, 90),
      isCompletionReport: dataset.choose(readers, false, true),
    });
    dataset.addRow(Evidence, `${key} ${name}`, {
      report,
      fileName: dataset.choose(readers, 'anh.jpg', 'bi-mat.jpg'),
      mediaType: 'image/jpeg',
      sizeBytes: dataset.choose(readers, 10, 20),
      sha256: dataset.choose(readers, 'a', 'b').repeat(64),
    });
  };
  if (status === 'DRAFT') return;
  addReport('u1', 'SUBMITTED', 'u1');
  addReport('u2 draft', 'DRAFT', 'u2');
  // Rows that only local access and the unit may see are in one variant only.
  if (dataset.hidesFrom(body.units.u2 ?? [])) addReport('u2 more', 'DRAFT', 'u2');
  if (dataset.hidesFrom(union(signedIn, body.units.u2 ?? []))) addReport('u2 sent', 'SUBMITTED', 'u2');
}

/** Plans a hidden directive with a span, a conclusion, a meeting and topics that the viewer sees: none of them may reveal it. */
const planHiddenDraft = (number: number): Omit<DirectivePlan, 'key' | 'audience'> => ({
  number,
  status: 'DRAFT',
  addressees: [],
  documentIndex: number,
  clauseIndex: 2,
});

/** Adds the directives of a body with their assignments, reports and other rows. */
export function addDirectives(dataset: VisibilityDataset, body: BodyFixture): void {
  const { name, fullReaders } = body;
  const plans = Array.from({ length: DIRECTIVES_PER_BODY }, (_, number): DirectivePlan => {
    const addressees = (ADDRESSEES[number % ADDRESSEES.length] ?? []).filter(
      (to) => to !== 'k' || name === 'm',
    );
    const status = STATUSES[number % STATUSES.length] ?? 'DRAFT';
    const documentIndex = DOCUMENT_INDEXES[number % DOCUMENT_INDEXES.length] ?? null;
    return {
      key: `${name} ${number}`,
      number,
      status,
      addressees,
      documentIndex,
      clauseIndex: 0,
      audience: computeAudience(body, addressees, status, documentIndex),
    };
  });
  // Some hidden directives do not exist in the other variant; reports of a unit then have no directive.
  const exists = ({ number, status, audience }: DirectivePlan) =>
    !(status === 'DRAFT' && number % 2 === 0 && dataset.hidesFrom(audience));
  const present = plans.filter(exists);
  for (const planned of present) addDirective(dataset, body, planned);
  present.slice(1).forEach((from, index) => {
    const to = present[index] as DirectivePlan;
    if (plans[from.number - 1] !== to) return;
    const audience = intersection(from.audience, to.audience);
    dataset.addRow(DirectiveRelation, from.key, {
      from: buildRowId('dir', from.key),
      kind: dataset.choose(audience, 'AMENDS', 'REPEATS'),
      to: buildRowId('dir', to.key),
      reason: dataset.choose(audience, 'Vì mới', 'Bí mật'),
    });
  });
  if (dataset.hidesFrom(fullReaders))
    for (const number of [0, 1, 3])
      addDirective(dataset, body, {
        ...planHiddenDraft(number),
        key: `${name} extra ${number}`,
        audience: fullReaders,
      });
}
