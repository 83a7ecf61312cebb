import { Resolver } from 'type-graphql';
import { ExtensionRequest } from '../../entities/directives/extension.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { ASSIGNMENT_ERRORS, DATE_ERRORS, DEADLINE_ERRORS } from './error-codes.ts';
import {
  GrantExtensionInput,
  RefuseExtensionInput,
  RequestExtensionInput,
  WithdrawExtensionInput,
} from './extension.inputs.ts';
import * as extensions from './extension.service.ts';
import { ReportProgressInput, RewriteReportInput, SubmitReportInput } from './report.inputs.ts';
import * as reports from './report.service.ts';

/** What units report and ask for. */
@Resolver()
export class ReportResolver {
  @TransactionalMutation({
    node: ProgressReport,
    input: ReportProgressInput,
    permission: 'directive.report',
    description:
      'A unit reports progress, or with `isCompletionReport` that its part is done; the directive is reported done when every lead has said so.',
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
    description: 'Writes a draft of a report anew, and adds files to it.',
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
    description: 'Sends a draft of a report in: from then on it counts and stays as it is.',
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

  @TransactionalMutation({
    node: ExtensionRequest,
    input: RequestExtensionInput,
    permission: 'directive.requestExtension',
    description: 'A unit asks for more time.',
    errorCodes: [
      'DIRECTIVE_NOT_OPEN',
      'EXTENSION_PENDING',
      'REASON_MISSING',
      'DEADLINE_NOT_LATER',
      'DEADLINE_BEFORE_ISSUE',
      ...ASSIGNMENT_ERRORS,
      ...DATE_ERRORS,
      ...DEADLINE_ERRORS,
    ],
  })
  requestExtension(input: RequestExtensionInput, ctx: MutationContext): Promise<ExtensionRequest> {
    return extensions.requestExtension(ctx, input);
  }

  @TransactionalMutation({
    node: ExtensionRequest,
    input: GrantExtensionInput,
    permission: 'directive.decideExtension',
    description: 'Grants more time: the deadline in force moves, the original one stays.',
    errorCodes: [
      'VERSION_STALE',
      'EXTENSION_DECIDED',
      'DECIDER_IS_REQUESTER',
      'DIRECTIVE_NOT_OPEN',
      'DEADLINE_NOT_LATER',
      'DEADLINE_INVALID',
      ...DATE_ERRORS,
    ],
  })
  grantExtension(input: GrantExtensionInput, ctx: MutationContext): Promise<ExtensionRequest> {
    return extensions.grantExtension(ctx, input);
  }

  @TransactionalMutation({
    node: ExtensionRequest,
    input: RefuseExtensionInput,
    permission: 'directive.decideExtension',
    description: 'Refuses more time, with a reason.',
    errorCodes: [
      'VERSION_STALE',
      'EXTENSION_DECIDED',
      'DECIDER_IS_REQUESTER',
      'REASON_MISSING',
      ...DATE_ERRORS,
    ],
  })
  refuseExtension(input: RefuseExtensionInput, ctx: MutationContext): Promise<ExtensionRequest> {
    return extensions.refuseExtension(ctx, input);
  }

  @TransactionalMutation({
    node: ExtensionRequest,
    input: WithdrawExtensionInput,
    permission: 'directive.requestExtension',
    description: 'The unit takes its request back.',
    errorCodes: ['VERSION_STALE', 'EXTENSION_DECIDED', 'ASSIGNMENT_UNKNOWN'],
  })
  withdrawExtension(input: WithdrawExtensionInput, ctx: MutationContext): Promise<ExtensionRequest> {
    return extensions.withdrawExtension(ctx, input);
  }
}
