import { Resolver } from 'type-graphql';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { DirectiveRelation } from '../../entities/directives/directive-relation.entity.ts';
import { Review } from '../../entities/directives/review.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { DATE_ERRORS, RELATION_ERRORS, TRANSITION_ERRORS } from './directive-error-codes.ts';
import {
  RelateDirectivesInput,
  ReviewDirectiveInput,
  RevokeDirectiveInput,
  SupersedeDirectiveInput,
} from './relation.inputs.ts';
import * as relations from './relation.service.ts';

/** The mutations of relations between directives, and of reviews in later meetings. */
@Resolver()
export class RelationResolver {
  @TransactionalMutation({
    node: DirectiveRelation,
    input: RelateDirectivesInput,
    permission: 'directive.relate',
    description: 'Records that a later directive repeats, amends or is part of an earlier one.',
    errorCodes: ['RELATION_HAS_OWN_MUTATION', ...RELATION_ERRORS],
  })
  relateDirectives(input: RelateDirectivesInput, ctx: MutationContext): Promise<DirectiveRelation> {
    return relations.relateDirectives(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: SupersedeDirectiveInput,
    permission: 'directive.close',
    description: 'Closes a directive because a later one supersedes it.',
    errorCodes: [...TRANSITION_ERRORS, ...RELATION_ERRORS, 'PARTS_OPEN'],
  })
  supersedeDirective(input: SupersedeDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return relations.supersedeDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: RevokeDirectiveInput,
    permission: 'directive.close',
    description: 'Cancels a directive because a later one revokes it.',
    errorCodes: [...TRANSITION_ERRORS, ...RELATION_ERRORS, 'PARTS_OPEN'],
  })
  revokeDirective(input: RevokeDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return relations.revokeDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Review,
    input: ReviewDirectiveInput,
    permission: 'directive.review',
    description:
      'Records that a later meeting reviewed a directive. The same directive is carried over; no new one is created.',
    errorCodes: ['MEETING_FOREIGN', 'REVIEW_TWICE', ...DATE_ERRORS],
  })
  reviewDirective(input: ReviewDirectiveInput, ctx: MutationContext): Promise<Review> {
    return relations.reviewDirective(ctx, input);
  }
}
