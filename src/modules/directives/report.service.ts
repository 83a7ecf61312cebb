import type { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Evidence, ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { assertVersion, bumpVersion, findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { DomainError, inputError } from '../../shared/domain-error.ts';
import { assertPeriod } from '../../shared/period.ts';
import { currentAccount } from '../accounts/current-account.ts';
import { findUpload } from '../files/find-upload.ts';
import { applyTransition, assertTransition, resolveEventDate } from './apply-transition.ts';
import {
  getReportingUnit,
  type LockedDirective,
  lockDirective,
  resolveAssignment,
  selectResponsibleLeads,
} from './lock-directive.ts';
import { isOpenNow } from './open-ranges.ts';
import type {
  EvidenceInput,
  ReportProgressInput,
  RewriteReportInput,
  SubmitReportInput,
} from './report.inputs.ts';

function validateReport({ summary, percent, period }: Partial<ReportProgressInput>): void {
  if (summary !== undefined && summary !== null && !summary.trim())
    throw inputError('SUMMARY_MISSING', 'The report has no summary. Describe what was done.', 'summary');
  if (typeof percent === 'number' && (percent < 0 || percent > 100))
    throw inputError(
      'PERCENT_INVALID',
      `${percent} is not a percentage. Give a number from 0 to 100.`,
      'percent',
    );
  assertPeriod(period);
}

async function attachEvidence(
  ctx: MutationContext,
  report: ProgressReport,
  files: readonly EvidenceInput[],
): Promise<void> {
  for (const [index, { sha256, fileName }] of files.entries()) {
    const file = await findUpload(ctx, sha256, { fileName, path: ['evidence', index, 'sha256'] });
    ctx.em.create(Evidence, { report, ...file });
  }
}

/** Creates a progress report of a unit: submitted at once, or stored as a draft that changes nothing. */
export async function reportProgress(
  ctx: MutationContext,
  input: ReportProgressInput,
): Promise<ProgressReport> {
  const { em } = ctx;
  const lockedDirective = await lockDirective(ctx, { id: input.directive }, 'directive.report');
  validateReport(input);
  const assignment = resolveAssignment(ctx, lockedDirective, input.assignment);
  const { summary, percent = null, obstacles = null, period = null, isCompletionReport } = input;
  const report = em.create(ProgressReport, {
    directive: lockedDirective.directive,
    organization: getReportingUnit(assignment, lockedDirective.directive),
    account: currentAccount(ctx),
    summary,
    percent: isCompletionReport ? 100 : percent,
    obstacles,
    period,
    isCompletionReport,
  });
  await attachEvidence(ctx, report, input.evidence);
  if (input.submit) await applySubmission(ctx, lockedDirective, { report, assignment }, input.on);
  return report;
}

/** Submits a report, so that it counts. The directive becomes REPORTED_DONE when every lead has reported its part done. */
async function applySubmission(
  ctx: MutationContext,
  { directive, assignments }: LockedDirective,
  { report, assignment }: { readonly report: ProgressReport; readonly assignment: Assignment },
  requestedOn: Day | null | undefined,
): Promise<void> {
  if (!isOpenNow(directive.openDays))
    throw new DomainError(
      'DIRECTIVE_NOT_OPEN',
      `${directive.code} is ${directive.status}, so it takes no reports. Ask the office to reopen it.`,
    );
  const on = resolveEventDate(ctx, requestedOn, directive.issuedOn);
  Object.assign(report, { state: 'SUBMITTED', submittedOn: on });
  bumpVersion(ctx, directive);
  if (!report.isCompletionReport || assignment.role !== 'LEAD') return;
  assertTransition(directive, 'REPORT_DONE');
  assignment.reportedDoneOn = on;
  const allLeadsReported = selectResponsibleLeads(assignments).every(
    ({ reportedDoneOn }) => reportedDoneOn !== null,
  );
  const organization = assignment.organization?.unwrap() ?? null;
  if (allLeadsReported)
    await applyTransition(ctx, directive, 'REPORT_DONE', { on: requestedOn, organization });
}

/** Locks a draft report and its directive. Throws `REPORT_SUBMITTED` for a submitted report, which cannot be changed. */
async function lockDraftReport(ctx: MutationContext, { id, expectedVersion }: SubmitReportInput) {
  const unlocked = await findVisible(ctx, ProgressReport, id);
  const lockedDirective = await lockDirective(ctx, { id: unlocked.directive.id }, 'directive.report');
  const report = await lockVisible(ctx, ProgressReport, id);
  const assignment = lockedDirective.assignments.find(
    ({ organization }) => organization?.id === report.organization.id,
  );
  if (!assignment)
    throw inputError(
      'ASSIGNMENT_UNKNOWN',
      'The unit of this report has no assignment any more. Ask the office to assign the directive to it.',
      'id',
    );
  resolveAssignment(ctx, lockedDirective, assignment.id);
  assertVersion(report, expectedVersion);
  if (report.state !== 'DRAFT')
    throw new DomainError(
      'REPORT_SUBMITTED',
      `This report was submitted on ${report.submittedOn} and cannot be changed. Create a new report.`,
    );
  return { lockedDirective, report, assignment };
}

/** Submits a draft report. */
export async function submitReport(ctx: MutationContext, input: SubmitReportInput): Promise<ProgressReport> {
  const { lockedDirective, report, assignment } = await lockDraftReport(ctx, input);
  await applySubmission(ctx, lockedDirective, { report, assignment }, input.on);
  return report;
}

/** Changes a draft report and adds evidence to it. */
export async function rewriteReport(
  ctx: MutationContext,
  input: RewriteReportInput,
): Promise<ProgressReport> {
  const { report } = await lockDraftReport(ctx, input);
  const { summary, percent, obstacles, isCompletionReport } = input;
  validateReport({ summary: summary ?? report.summary, percent: percent ?? null });
  if (summary) report.summary = summary;
  if (percent !== undefined) report.percent = percent;
  if (obstacles !== undefined) report.obstacles = obstacles;
  if (typeof isCompletionReport === 'boolean') report.isCompletionReport = isCompletionReport;
  await attachEvidence(ctx, report, input.evidence);
  return report;
}
