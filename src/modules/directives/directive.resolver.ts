import { Resolver } from 'type-graphql';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import * as answers from './assignment.service.ts';
import * as inputs from './directive.inputs.ts';
import * as directives from './directive.service.ts';
import { ADDRESSEE, ASSIGNMENT, DAY, DEADLINE, MOVE } from './error-codes.ts';
import { changeDeadline } from './extension.service.ts';
import * as closing from './lifecycle.service.ts';

/** The acts on a directive and its assignments. Each is one line: what it does stands in the services. */
@Resolver()
export class DirectiveResolver {
  @Act({
    node: Directive,
    input: inputs.DraftDirectiveInput,
    verb: 'directive.draft',
    description: 'Writes a directive down as a draft; nobody owes it yet.',
    refusals: ['TEXT_MISSING', 'MEETING_FOREIGN', 'CODE_TAKEN', ...DEADLINE, ...ADDRESSEE],
  })
  draftDirective(input: inputs.DraftDirectiveInput, scope: Scope): Promise<Directive> {
    return directives.draft(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.RewriteDraftInput,
    verb: 'directive.draft',
    description: 'Writes a draft anew.',
    refusals: ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE', 'TEXT_MISSING', ...DEADLINE],
  })
  rewriteDraft(input: inputs.RewriteDraftInput, scope: Scope): Promise<Directive> {
    return directives.rewrite(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.IssueDirectiveInput,
    verb: 'directive.issue',
    description: 'Issues a draft: its deadline becomes the original one, for ever.',
    refusals: ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE', 'DAY_IN_FUTURE', 'DEADLINE_BEFORE_ISSUE'],
  })
  issueDirective(input: inputs.IssueDirectiveInput, scope: Scope): Promise<Directive> {
    return directives.issue(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.AssignDirectiveInput,
    verb: 'directive.assign',
    description: 'Gives a directive to more addressees; assigns one anew that was returned.',
    refusals: [...MOVE, 'ADDRESSEE_MISSING', ...ADDRESSEE],
  })
  assignDirective(input: inputs.AssignDirectiveInput, scope: Scope): Promise<Directive> {
    return directives.assignTo(scope, input);
  }

  @Act({
    node: Assignment,
    input: inputs.ResolveGroupInput,
    verb: 'directive.assign',
    description:
      'Resolves an assignment to a collective into one for each present member; asked again it adds those who joined since.',
    refusals: ['VERSION_STALE', 'ASSIGNMENT_NOT_COLLECTIVE', 'GROUP_WITHOUT_MEMBERS'],
  })
  resolveGroup(input: inputs.ResolveGroupInput, scope: Scope): Promise<Assignment> {
    return answers.resolveGroup(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.AcceptDirectiveInput,
    verb: 'directive.answer',
    description: 'An addressee accepts; the directive is accepted when every lead has.',
    refusals: [...MOVE, 'ASSIGNMENT_ACCEPTED', ...ASSIGNMENT],
  })
  acceptDirective(input: inputs.AcceptDirectiveInput, scope: Scope): Promise<Directive> {
    return answers.accept(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.ReturnDirectiveInput,
    verb: 'directive.answer',
    description: 'An addressee returns it, with a reason.',
    refusals: [...MOVE, 'REASON_MISSING', ...ASSIGNMENT],
  })
  returnDirective(input: inputs.ReturnDirectiveInput, scope: Scope): Promise<Directive> {
    return answers.giveBack(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.MoveDirectiveInput,
    verb: 'directive.start',
    description: 'The unit starts, or takes up what was sent back.',
    refusals: [...MOVE],
  })
  startDirective(input: inputs.MoveDirectiveInput, scope: Scope): Promise<Directive> {
    return closing.start(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.MoveDirectiveInput,
    verb: 'directive.confirm',
    description: 'The side that ordered it confirms that it is done; never whoever reported it.',
    refusals: [...MOVE, 'CONFIRMER_REPORTED', 'CHILDREN_OPEN'],
  })
  confirmCompletion(input: inputs.MoveDirectiveInput, scope: Scope): Promise<Directive> {
    return closing.confirm(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.SendBackInput,
    verb: 'directive.confirm',
    description: 'The side that ordered it sends the report back, whole or in parts.',
    refusals: [...MOVE, 'REASON_MISSING', 'ASSIGNMENT_UNKNOWN'],
  })
  sendBack(input: inputs.SendBackInput, scope: Scope): Promise<Directive> {
    return closing.sendBack(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.MoveDirectiveForReasonInput,
    verb: 'directive.suspend',
    description: 'Puts it on hold; it stays open.',
    refusals: [...MOVE, 'REASON_MISSING'],
  })
  suspendDirective(input: inputs.MoveDirectiveForReasonInput, scope: Scope): Promise<Directive> {
    return closing.suspend(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.MoveDirectiveInput,
    verb: 'directive.suspend',
    description: 'Lets it go on where it stood before it was suspended.',
    refusals: [...MOVE],
  })
  resumeDirective(input: inputs.MoveDirectiveInput, scope: Scope): Promise<Directive> {
    return closing.resume(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.MoveDirectiveForReasonInput,
    verb: 'directive.close',
    description: 'Takes it back: nobody owes it any more.',
    refusals: [...MOVE, 'REASON_MISSING', 'CHILDREN_OPEN'],
  })
  cancelDirective(input: inputs.MoveDirectiveForReasonInput, scope: Scope): Promise<Directive> {
    return closing.cancel(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.MoveDirectiveForReasonInput,
    verb: 'directive.close',
    description: 'Hands it to a body outside; the reason says to whom.',
    refusals: [...MOVE, 'REASON_MISSING', 'CHILDREN_OPEN'],
  })
  transferDirective(input: inputs.MoveDirectiveForReasonInput, scope: Scope): Promise<Directive> {
    return closing.transfer(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.MoveDirectiveForReasonInput,
    verb: 'directive.reopen',
    description: 'Opens a closed one again; what was reported done is owed again.',
    refusals: [...MOVE, 'REASON_MISSING', 'DIRECTIVE_NEVER_ISSUED'],
  })
  reopenDirective(input: inputs.MoveDirectiveForReasonInput, scope: Scope): Promise<Directive> {
    return closing.reopen(scope, input);
  }

  @Act({
    node: Directive,
    input: inputs.ChangeDeadlineInput,
    verb: 'directive.changeDeadline',
    description: 'Sets another deadline without a request; the original one stays.',
    refusals: [
      'VERSION_STALE',
      'DIRECTIVE_NOT_OPEN',
      'REASON_MISSING',
      'DEADLINE_BEFORE_ISSUE',
      ...DAY,
      ...DEADLINE,
    ],
  })
  changeDeadline(input: inputs.ChangeDeadlineInput, scope: Scope): Promise<Directive> {
    return changeDeadline(scope, input);
  }
}
