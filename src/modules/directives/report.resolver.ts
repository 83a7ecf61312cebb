import { Resolver } from 'type-graphql';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { ASSIGNMENT_ERRORS, DATE_ERRORS } from './directive-error-codes.ts';
import { ReportProgressInput, RewriteReportInput, SubmitReportInput } from './report.inputs.ts';
import * as reports from './report.service.ts';

/** The mutations of progress reports. */
@Resolver()
export class ReportResolver {
  @TransactionalMutation({
    node: ProgressReport,
    input: ReportProgressInput,
    permission: 'directive.report',
    description:
      'Reports the progress of a unit, or with `isCompletionReport` that its part is done. The directive becomes REPORTED_DONE when every lead has reported its part done.',
    errorCodes: [
      'TRANSITION_IMPOSSIBLE',
      'DIRECTIVE_NOT_OPEN',
      'SUMMARY_MISSING',
      'PERCENT_INVALID',
      'PERIOD_INVALID',
      'FILE_UNKNOWN',
      ...ASSIGNMENT_ERRORS,
      ...DATE_ERRORS,
    ],
  })
  reportProgress(input: ReportProgressInput, ctx: MutationContext): Promise<ProgressReport> {
    return reports.reportProgress(ctx, input);
  }

  @TransactionalMutation({
    node: ProgressReport,
    input: RewriteReportInput,
    permission: 'directive.report',
    description: 'Changes a draft report and adds evidence files to it.',
    errorCodes: [
      'VERSION_STALE',
      'REPORT_SUBMITTED',
      'SUMMARY_MISSING',
      'PERCENT_INVALID',
      'FILE_UNKNOWN',
      'ASSIGNMENT_UNKNOWN',
    ],
  })
  rewriteReport(input: RewriteReportInput, ctx: MutationContext): Promise<ProgressReport> {
    return reports.rewriteReport(ctx, input);
  }

  @TransactionalMutation({
    node: ProgressReport,
    input: SubmitReportInput,
    permission: 'directive.report',
    description: 'Submits a draft report. A submitted report counts and cannot be changed.',
    errorCodes: [
      'VERSION_STALE',
      'REPORT_SUBMITTED',
      'TRANSITION_IMPOSSIBLE',
      'DIRECTIVE_NOT_OPEN',
      'ASSIGNMENT_UNKNOWN',
      ...DATE_ERRORS,
    ],
  })
  submitReport(input: SubmitReportInput, ctx: MutationContext): Promise<ProgressReport> {
    return reports.submitReport(ctx, input);
  }
}
