import { Resolver } from 'type-graphql';
import { ExtensionRequest } from '../../entities/directives/extension.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { ASSIGNMENT, DAY, DEADLINE } from './error-codes.ts';
import { DecideExtensionInput, RequestExtensionInput } from './extension.inputs.ts';
import * as extensions from './extension.service.ts';
import { ReportProgressInput, RewriteReportInput, SubmitReportInput } from './report.inputs.ts';
import * as reports from './report.service.ts';

/** What units report and ask for. */
@Resolver()
export class ReportResolver {
  @Act({
    node: ProgressReport,
    input: ReportProgressInput,
    verb: 'directive.report',
    description:
      'A unit reports progress, or with `saysDone` that its part is done; the directive is reported done when every lead has said so.',
    refusals: [
      'TRANSITION_IMPOSSIBLE',
      'DIRECTIVE_NOT_OPEN',
      'CLAIM_MISSING',
      'PERCENT_INVALID',
      'PERIOD_INVALID',
      'FILE_UNKNOWN',
      ...ASSIGNMENT,
      ...DAY,
    ],
  })
  reportProgress(input: ReportProgressInput, scope: Scope): Promise<ProgressReport> {
    return reports.report(scope, input);
  }

  @Act({
    node: ProgressReport,
    input: RewriteReportInput,
    verb: 'directive.report',
    description: 'Writes a draft of a report anew, and adds files to it.',
    refusals: [
      'VERSION_STALE',
      'REPORT_SUBMITTED',
      'CLAIM_MISSING',
      'PERCENT_INVALID',
      'FILE_UNKNOWN',
      'ASSIGNMENT_UNKNOWN',
    ],
  })
  rewriteReport(input: RewriteReportInput, scope: Scope): Promise<ProgressReport> {
    return reports.rewriteReport(scope, input);
  }

  @Act({
    node: ProgressReport,
    input: SubmitReportInput,
    verb: 'directive.report',
    description: 'Sends a draft of a report in: from then on it counts and stays as it is.',
    refusals: [
      'VERSION_STALE',
      'REPORT_SUBMITTED',
      'TRANSITION_IMPOSSIBLE',
      'DIRECTIVE_NOT_OPEN',
      'ASSIGNMENT_UNKNOWN',
      ...DAY,
    ],
  })
  submitReport(input: SubmitReportInput, scope: Scope): Promise<ProgressReport> {
    return reports.submit(scope, input);
  }

  @Act({
    node: ExtensionRequest,
    input: RequestExtensionInput,
    verb: 'directive.requestExtension',
    description: 'A unit asks for more time.',
    refusals: [
      'DIRECTIVE_NOT_OPEN',
      'EXTENSION_PENDING',
      'REASON_MISSING',
      'DEADLINE_NOT_LATER',
      'DEADLINE_BEFORE_ISSUE',
      ...ASSIGNMENT,
      ...DAY,
      ...DEADLINE,
    ],
  })
  requestExtension(input: RequestExtensionInput, scope: Scope): Promise<ExtensionRequest> {
    return extensions.requestExtension(scope, input);
  }

  @Act({
    node: ExtensionRequest,
    input: DecideExtensionInput,
    verb: 'directive.decideExtension',
    description: 'Grants more time: the deadline in force moves, the original one stays.',
    refusals: [
      'VERSION_STALE',
      'EXTENSION_DECIDED',
      'DECIDER_ASKED',
      'DIRECTIVE_NOT_OPEN',
      'DEADLINE_NOT_LATER',
      'DEADLINE_INVALID',
      ...DAY,
    ],
  })
  grantExtension(input: DecideExtensionInput, scope: Scope): Promise<ExtensionRequest> {
    return extensions.grantExtension(scope, input);
  }

  @Act({
    node: ExtensionRequest,
    input: DecideExtensionInput,
    verb: 'directive.decideExtension',
    description: 'Refuses more time, with a reason.',
    refusals: ['VERSION_STALE', 'EXTENSION_DECIDED', 'DECIDER_ASKED', 'REASON_MISSING', ...DAY],
  })
  refuseExtension(input: DecideExtensionInput, scope: Scope): Promise<ExtensionRequest> {
    return extensions.refuseExtension(scope, input);
  }

  @Act({
    node: ExtensionRequest,
    input: DecideExtensionInput,
    verb: 'directive.requestExtension',
    description: 'The unit takes its request back.',
    refusals: ['VERSION_STALE', 'EXTENSION_DECIDED', 'ASSIGNMENT_UNKNOWN'],
  })
  withdrawExtension(input: DecideExtensionInput, scope: Scope): Promise<ExtensionRequest> {
    return extensions.withdrawExtension(scope, input);
  }
}
