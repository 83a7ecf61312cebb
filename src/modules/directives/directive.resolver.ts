import { Resolver } from 'type-graphql';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import * as assignments from './assignment.service.ts';
import * as inputs from './directive.inputs.ts';
import * as directives from './directive.service.ts';
import {
  ADDRESSEE_ERRORS,
  ASSIGNMENT_ERRORS,
  DATE_ERRORS,
  DEADLINE_ERRORS,
  TRANSITION_ERRORS,
} from './directive-error-codes.ts';
import { changeDeadline } from './extension.service.ts';
import * as lifecycle from './lifecycle.service.ts';

/** The mutations of directives and assignments. The services implement them. */
@Resolver()
export class DirectiveResolver {
  @TransactionalMutation({
    node: Directive,
    input: inputs.DraftDirectiveInput,
    permission: 'directive.draft',
    description: 'Creates a directive as a draft. Its addressees owe nothing until it is issued.',
    errorCodes: ['TEXT_MISSING', 'MEETING_FOREIGN', 'CODE_TAKEN', ...DEADLINE_ERRORS, ...ADDRESSEE_ERRORS],
  })
  draftDirective(input: inputs.DraftDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return directives.draftDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.RewriteDirectiveDraftInput,
    permission: 'directive.draft',
    description: 'Changes a draft.',
    errorCodes: ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE', 'TEXT_MISSING', ...DEADLINE_ERRORS],
  })
  rewriteDirectiveDraft(input: inputs.RewriteDirectiveDraftInput, ctx: MutationContext): Promise<Directive> {
    return directives.rewriteDirectiveDraft(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.IssueDirectiveInput,
    permission: 'directive.issue',
    description: 'Issues a draft. Its deadline becomes the original deadline, which never changes.',
    errorCodes: ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE', 'DAY_IN_FUTURE', 'DEADLINE_BEFORE_ISSUE'],
  })
  issueDirective(input: inputs.IssueDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return directives.issueDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.AssignDirectiveInput,
    permission: 'directive.assign',
    description: 'Assigns a directive to more addressees, or again after it was returned.',
    errorCodes: [...TRANSITION_ERRORS, 'ADDRESSEE_MISSING', ...ADDRESSEE_ERRORS],
  })
  assignDirective(input: inputs.AssignDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return directives.assignDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Assignment,
    input: inputs.ResolveGroupInput,
    permission: 'directive.assign',
    description:
      'Resolves an assignment to a group into one assignment for each current member. A second call adds the members that joined since.',
    errorCodes: ['VERSION_STALE', 'ASSIGNMENT_NOT_COLLECTIVE', 'GROUP_WITHOUT_MEMBERS'],
  })
  resolveGroup(input: inputs.ResolveGroupInput, ctx: MutationContext): Promise<Assignment> {
    return assignments.resolveGroup(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.AcceptDirectiveInput,
    permission: 'directive.answer',
    description: 'Accepts an assignment. The directive becomes ACCEPTED when every lead has accepted.',
    errorCodes: [...TRANSITION_ERRORS, 'ASSIGNMENT_ACCEPTED', ...ASSIGNMENT_ERRORS],
  })
  acceptDirective(input: inputs.AcceptDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return assignments.acceptAssignment(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ReturnDirectiveInput,
    permission: 'directive.answer',
    description: 'Returns an assignment to the office, with a reason.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', ...ASSIGNMENT_ERRORS],
  })
  returnDirective(input: inputs.ReturnDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return assignments.returnAssignment(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.StartDirectiveInput,
    permission: 'directive.start',
    description: 'Records that the unit starts the work, or starts again after the report was returned.',
    errorCodes: [...TRANSITION_ERRORS],
  })
  startDirective(input: inputs.StartDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return lifecycle.startDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ConfirmCompletionInput,
    permission: 'directive.confirm',
    description: 'Confirms that the directive is done. The person who reported it done cannot confirm it.',
    errorCodes: [...TRANSITION_ERRORS, 'CONFIRMER_REPORTED', 'PARTS_OPEN'],
  })
  confirmCompletion(input: inputs.ConfirmCompletionInput, ctx: MutationContext): Promise<Directive> {
    return lifecycle.confirmCompletion(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ReturnForReworkInput,
    permission: 'directive.confirm',
    description: 'Returns a directive that was reported done to its leads, or to some of them, for rework.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', 'ASSIGNMENT_UNKNOWN'],
  })
  returnForRework(input: inputs.ReturnForReworkInput, ctx: MutationContext): Promise<Directive> {
    return lifecycle.returnForRework(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.SuspendDirectiveInput,
    permission: 'directive.suspend',
    description: 'Suspends a directive. It stays open.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING'],
  })
  suspendDirective(input: inputs.SuspendDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return lifecycle.suspendDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ResumeDirectiveInput,
    permission: 'directive.suspend',
    description: 'Resumes a suspended directive. It gets back the status that it had before the suspension.',
    errorCodes: [...TRANSITION_ERRORS],
  })
  resumeDirective(input: inputs.ResumeDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return lifecycle.resumeDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.CancelDirectiveInput,
    permission: 'directive.close',
    description: 'Cancels a directive. Its addressees owe nothing any more.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', 'PARTS_OPEN'],
  })
  cancelDirective(input: inputs.CancelDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return lifecycle.cancelDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.TransferDirectiveInput,
    permission: 'directive.close',
    description:
      'Transfers a directive to a governing body outside this installation. The reason names that body.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', 'PARTS_OPEN'],
  })
  transferDirective(input: inputs.TransferDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return lifecycle.transferDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ReopenDirectiveInput,
    permission: 'directive.reopen',
    description: 'Reopens a closed directive. Parts that were reported done are due again.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', 'DIRECTIVE_NEVER_ISSUED'],
  })
  reopenDirective(input: inputs.ReopenDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return lifecycle.reopenDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ChangeDeadlineInput,
    permission: 'directive.changeDeadline',
    description:
      'Replaces the deadline in force without an extension request. The original deadline does not change.',
    errorCodes: [
      'VERSION_STALE',
      'DIRECTIVE_NOT_OPEN',
      'REASON_MISSING',
      'DEADLINE_BEFORE_ISSUE',
      ...DATE_ERRORS,
      ...DEADLINE_ERRORS,
    ],
  })
  changeDeadline(input: inputs.ChangeDeadlineInput, ctx: MutationContext): Promise<Directive> {
    return changeDeadline(ctx, input);
  }
}
