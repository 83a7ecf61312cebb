import { Resolver } from 'type-graphql';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { DirectiveRelation, Review } from '../../entities/directives/transition.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { DATE_ERRORS, RELATION_ERRORS, TRANSITION_ERRORS } from './error-codes.ts';
import {
  RelateDirectivesInput,
  ReviewDirectiveInput,
  RevokeDirectiveInput,
  SupersedeDirectiveInput,
} from './relation.inputs.ts';
import * as relations from './relation.service.ts';

/** What directives are to each other and to later meetings. */
@Resolver()
export class RelationResolver {
  @TransactionalMutation({
    node: DirectiveRelation,
    input: RelateDirectivesInput,
    permission: 'directive.relate',
    description: 'Says that a later directive repeats, amends or is part of an earlier one.',
    errorCodes: ['RELATION_HAS_OWN_MUTATION', ...RELATION_ERRORS],
  })
  relateDirectives(input: RelateDirectivesInput, ctx: MutationContext): Promise<DirectiveRelation> {
    return relations.relateDirectives(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: SupersedeDirectiveInput,
    permission: 'directive.close',
    description: 'Puts a later directive in its place.',
    errorCodes: [...TRANSITION_ERRORS, ...RELATION_ERRORS, 'PARTS_OPEN'],
  })
  supersedeDirective(input: SupersedeDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return relations.supersedeDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Directive,
    input: RevokeDirectiveInput,
    permission: 'directive.close',
    description: 'Takes it back by a later directive.',
    errorCodes: [...TRANSITION_ERRORS, ...RELATION_ERRORS, 'PARTS_OPEN'],
  })
  revokeDirective(input: RevokeDirectiveInput, ctx: MutationContext): Promise<Directive> {
    return relations.revokeDirective(ctx, input);
  }

  @TransactionalMutation({
    node: Review,
    input: ReviewDirectiveInput,
    permission: 'directive.review',
    description: 'A later meeting looked at it again: it is carried over, not given anew.',
    errorCodes: ['MEETING_FOREIGN', 'REVIEW_TWICE', ...DATE_ERRORS],
  })
  reviewDirective(input: ReviewDirectiveInput, ctx: MutationContext): Promise<Review> {
    return relations.reviewDirective(ctx, input);
  }
}
