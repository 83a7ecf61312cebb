import type { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Evidence, ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { known, locked, mustBeCurrent, touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { DomainError, refusalAt } from '../../shared/domain-error.ts';
import { mustBePeriod } from '../../shared/period.ts';
import { ownAccount } from '../accounts/current-account.ts';
import { uploadedFile } from '../files/attach-file.ts';
import { dayOf, move, mustBePossible } from './apply-transition.ts';
import { assignmentFor, type Case, leadsOf, openCase, unitOf } from './load-directive.ts';
import { isOpenNow } from './open-days.ts';
import type {
  EvidenceInput,
  ReportProgressInput,
  RewriteReportInput,
  SubmitReportInput,
} from './report.inputs.ts';

function mustBeReasonable({ claim, percent, period }: Partial<ReportProgressInput>): void {
  if (claim !== undefined && claim !== null && !claim.trim())
    throw refusalAt('CLAIM_MISSING', 'The report says nothing. Say what was done.', 'claim');
  if (typeof percent === 'number' && (percent < 0 || percent > 100))
    throw refusalAt('PERCENT_INVALID', `${percent} is no percentage. Give 0 to 100.`, 'percent');
  mustBePeriod(period);
}

async function attach(scope: Scope, report: ProgressReport, files: readonly EvidenceInput[]): Promise<void> {
  for (const [index, { sha256, fileName }] of files.entries()) {
    const file = await uploadedFile(scope, sha256, { fileName, path: ['evidence', index, 'sha256'] });
    scope.em.create(Evidence, { report, ...file });
  }
}

/** A unit reports progress: sent in at once, or kept as a draft that changes nothing. */
export async function report(scope: Scope, input: ReportProgressInput): Promise<ProgressReport> {
  const { em } = scope;
  const opened = await openCase(scope, { id: input.directive }, 'directive.report');
  mustBeReasonable(input);
  const assignment = assignmentFor(scope, opened, input.assignment);
  const { claim, percent = null, obstacles = null, period = null, saysDone } = input;
  const made = em.create(ProgressReport, {
    directive: opened.directive,
    organization: unitOf(assignment, opened.directive),
    account: ownAccount(scope),
    claim,
    percent: saysDone ? 100 : percent,
    obstacles,
    period,
    saysDone,
  });
  await attach(scope, made, input.evidence);
  if (input.submit) await sendIn(scope, opened, assignment, made, input.on);
  return made;
}

/** Sends a report in: from now on it counts. The directive is reported done when every lead has said so. */
async function sendIn(
  scope: Scope,
  { directive, assignments }: Case,
  assignment: Assignment,
  made: ProgressReport,
  asked: Day | null | undefined,
): Promise<void> {
  if (!isOpenNow(directive.openDays))
    throw new DomainError(
      'DIRECTIVE_NOT_OPEN',
      `${directive.code} is ${directive.status}: nobody owes a report on it. Ask the office to reopen it.`,
    );
  const on = dayOf(scope, asked, directive.issuedOn);
  Object.assign(made, { state: 'SUBMITTED', submittedOn: on });
  touch(scope, directive);
  if (!made.saysDone || assignment.role !== 'LEAD') return;
  mustBePossible(directive, 'REPORT_DONE');
  assignment.reportedDoneOn = on;
  const isWhole = leadsOf(assignments).every(({ reportedDoneOn }) => reportedDoneOn !== null);
  const organization = assignment.organization?.unwrap() ?? null;
  if (isWhole) await move(scope, directive, 'REPORT_DONE', { on: asked, organization });
}

/** The draft of a report with the directive it belongs to; what was sent in is never written anew. */
async function openDraft(scope: Scope, { id, expectedVersion }: SubmitReportInput) {
  const found = await known(scope, ProgressReport, id);
  const opened = await openCase(scope, { id: found.directive.id }, 'directive.report');
  const made = await locked(scope, ProgressReport, id);
  const assignment = opened.assignments.find(({ organization }) => organization?.id === made.organization.id);
  if (!assignment) throw refusalAt('ASSIGNMENT_UNKNOWN', 'Its unit has no assignment any more.', 'id');
  assignmentFor(scope, opened, assignment.id);
  mustBeCurrent(made, expectedVersion);
  if (made.state !== 'DRAFT')
    throw new DomainError(
      'REPORT_SUBMITTED',
      `This report was sent in on ${made.submittedOn} and stays as it is. Send in another one.`,
    );
  return { opened, made, assignment };
}

/** Sends a draft in. */
export async function submit(scope: Scope, input: SubmitReportInput): Promise<ProgressReport> {
  const { opened, made, assignment } = await openDraft(scope, input);
  await sendIn(scope, opened, assignment, made, input.on);
  return made;
}

/** Writes a draft anew. */
export async function rewriteReport(scope: Scope, input: RewriteReportInput): Promise<ProgressReport> {
  const { made } = await openDraft(scope, input);
  const { claim, percent, obstacles, saysDone } = input;
  mustBeReasonable({ claim: claim ?? made.claim, percent: percent ?? null });
  if (claim) made.claim = claim;
  if (percent !== undefined) made.percent = percent;
  if (obstacles !== undefined) made.obstacles = obstacles;
  if (typeof saysDone === 'boolean') made.saysDone = saysDone;
  await attach(scope, made, input.evidence);
  return made;
}
