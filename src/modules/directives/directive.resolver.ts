import { Resolver } from 'type-graphql';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import * as answers from './assignment.service.ts';
import * as inputs from './directive.inputs.ts';
import * as directives from './directive.service.ts';
import {
  ADDRESSEE_ERRORS,
  ASSIGNMENT_ERRORS,
  DATE_ERRORS,
  DEADLINE_ERRORS,
  TRANSITION_ERRORS,
} from './error-codes.ts';
import { changeDeadline } from './extension.service.ts';
import * as closing from './lifecycle.service.ts';

/** The acts on a directive and its assignments. Each is one line: what it does stands in the services. */
@Resolver()
export class DirectiveResolver {
  @TransactionalMutation({
    node: Directive,
    input: inputs.DraftDirectiveInput,
    permission: 'directive.draft',
    description: 'Writes a directive down as a draft; nobody owes it yet.',
    errorCodes: ['TEXT_MISSING', 'MEETING_FOREIGN', 'CODE_TAKEN', ...DEADLINE_ERRORS, ...ADDRESSEE_ERRORS],
  })
  draftDirective(input: inputs.DraftDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return directives.draftDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.RewriteDirectiveDraftInput,
    permission: 'directive.draft',
    description: 'Writes a draft anew.',
    errorCodes: ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE', 'TEXT_MISSING', ...DEADLINE_ERRORS],
  })
  rewriteDirectiveDraft(input: inputs.RewriteDirectiveDraftInput, ctx: MutationContext): Promise<Directive> {
    return directives.rewriteDirectiveDraft(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.IssueDirectiveInput,
    permission: 'directive.issue',
    description: 'Issues a draft: its deadline becomes the original one, for ever.',
    errorCodes: ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE', 'DAY_IN_FUTURE', 'DEADLINE_BEFORE_ISSUE'],
  })
  issueDirective(input: inputs.IssueDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return directives.issueDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.AssignDirectiveInput,
    permission: 'directive.assign',
    description: 'Gives a directive to more addressees; assigns one anew that was returned.',
    errorCodes: [...TRANSITION_ERRORS, 'ADDRESSEE_MISSING', ...ADDRESSEE_ERRORS],
  })
  assignDirective(input: inputs.AssignDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return directives.addAssignments(ctx, input);
  }

  @TransactionalMutation({
    node: Assignment,
    input: inputs.ResolveGroupInput,
    permission: 'directive.assign',
    description:
      'Resolves an assignment to a collective into one for each present member; asked again it adds those who joined since.',
    errorCodes: ['VERSION_STALE', 'ASSIGNMENT_NOT_COLLECTIVE', 'GROUP_WITHOUT_MEMBERS'],
  })
  resolveGroup(input: inputs.ResolveGroupInput, ctx: MutationContext): Promise<Assignment> {
    return answers.resolveGroup(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.AcceptDirectiveInput,
    permission: 'directive.answer',
    description: 'An addressee accepts; the directive is accepted when every lead has.',
    errorCodes: [...TRANSITION_ERRORS, 'ASSIGNMENT_ACCEPTED', ...ASSIGNMENT_ERRORS],
  })
  acceptDirective(input: inputs.AcceptDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return answers.acceptAssignment(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ReturnDirectiveInput,
    permission: 'directive.answer',
    description: 'An addressee returns it, with a reason.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', ...ASSIGNMENT_ERRORS],
  })
  returnDirective(input: inputs.ReturnDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return answers.returnAssignment(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.StartDirectiveInput,
    permission: 'directive.start',
    description: 'The unit starts, or takes up what was sent back.',
    errorCodes: [...TRANSITION_ERRORS],
  })
  startDirective(input: inputs.StartDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return closing.startDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ConfirmCompletionInput,
    permission: 'directive.confirm',
    description: 'The side that ordered it confirms that it is done; never whoever reported it.',
    errorCodes: [...TRANSITION_ERRORS, 'CONFIRMER_REPORTED', 'PARTS_OPEN'],
  })
  confirmCompletion(input: inputs.ConfirmCompletionInput, ctx: MutationContext): Promise<Directive> {
    return closing.confirmCompletion(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ReturnForReworkInput,
    permission: 'directive.confirm',
    description: 'The side that ordered it sends the report back, whole or in parts.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', 'ASSIGNMENT_UNKNOWN'],
  })
  returnForRework(input: inputs.ReturnForReworkInput, ctx: MutationContext): Promise<Directive> {
    return closing.returnForRework(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.SuspendDirectiveInput,
    permission: 'directive.suspend',
    description: 'Puts it on hold; it stays open.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING'],
  })
  suspendDirective(input: inputs.SuspendDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return closing.suspendDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ResumeDirectiveInput,
    permission: 'directive.suspend',
    description: 'Lets it go on where it stood before it was suspended.',
    errorCodes: [...TRANSITION_ERRORS],
  })
  resumeDirective(input: inputs.ResumeDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return closing.resumeDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.CancelDirectiveInput,
    permission: 'directive.close',
    description: 'Takes it back: nobody owes it any more.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', 'PARTS_OPEN'],
  })
  cancelDirective(input: inputs.CancelDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return closing.cancelDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.TransferDirectiveInput,
    permission: 'directive.close',
    description: 'Hands it to a body outside; the reason says to whom.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', 'PARTS_OPEN'],
  })
  transferDirective(input: inputs.TransferDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return closing.transferDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ReopenDirectiveInput,
    permission: 'directive.reopen',
    description: 'Opens a closed one again; what was reported done is owed again.',
    errorCodes: [...TRANSITION_ERRORS, 'REASON_MISSING', 'DIRECTIVE_NEVER_ISSUED'],
  })
  reopenDirective(input: inputs.ReopenDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return closing.reopenDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: inputs.ChangeDeadlineInput,
    permission: 'directive.changeDeadline',
    description: 'Sets another deadline without a request; the original one stays.',
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
