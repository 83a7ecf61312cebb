import { Resolver } from 'type-graphql';
import { ExtensionRequest } from '../../entities/directives/extension-request.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { ASSIGNMENT_ERRORS, DATE_ERRORS, DEADLINE_ERRORS } from './directive-error-codes.ts';
import {
  GrantExtensionInput,
  RefuseExtensionInput,
  RequestExtensionInput,
  WithdrawExtensionInput,
} from './extension.inputs.ts';
import * as extensions from './extension.service.ts';

/** The mutations of extension requests. */
@Resolver()
export class ExtensionResolver {
  @TransactionalMutation({
    node: ExtensionRequest,
    input: RequestExtensionInput,
    permission: 'directive.requestExtension',
    description: 'Requests a later deadline for a unit.',
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
    description:
      'Grants an extension request: replaces the deadline in force. The original deadline does not change.',
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
    description: 'Refuses an extension request, with a reason.',
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
    description: 'Withdraws an extension request for its unit.',
    errorCodes: ['VERSION_STALE', 'EXTENSION_DECIDED', 'ASSIGNMENT_UNKNOWN'],
  })
  withdrawExtension(input: WithdrawExtensionInput, ctx: MutationContext): Promise<ExtensionRequest> {
    return extensions.withdrawExtension(ctx, input);
  }
}
