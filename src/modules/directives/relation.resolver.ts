import { Resolver } from 'type-graphql';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { DirectiveRelation, Review } from '../../entities/directives/transition.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { DAY, MOVE, RELATION } from './error-codes.ts';
import { RelateDirectivesInput, ReplaceDirectiveInput, ReviewDirectiveInput } from './relation.inputs.ts';
import * as relations from './relation.service.ts';

/** What directives are to each other and to later meetings. */
@Resolver()
export class RelationResolver {
  @Act({
    node: DirectiveRelation,
    input: RelateDirectivesInput,
    verb: 'directive.relate',
    description: 'Says that a later directive repeats, amends or is part of an earlier one.',
    refusals: ['RELATION_IS_AN_ACT', ...RELATION],
  })
  relateDirectives(input: RelateDirectivesInput, scope: Scope): Promise<DirectiveRelation> {
    return relations.relate(scope, input);
  }

  @Act({
    node: Directive,
    input: ReplaceDirectiveInput,
    verb: 'directive.close',
    description: 'Puts a later directive in its place.',
    refusals: [...MOVE, ...RELATION, 'CHILDREN_OPEN'],
  })
  supersedeDirective(input: ReplaceDirectiveInput, scope: Scope): Promise<Directive> {
    return relations.supersede(scope, input);
  }

  @Act({
    node: Directive,
    input: ReplaceDirectiveInput,
    verb: 'directive.close',
    description: 'Takes it back by a later directive.',
    refusals: [...MOVE, ...RELATION, 'CHILDREN_OPEN'],
  })
  revokeDirective(input: ReplaceDirectiveInput, scope: Scope): Promise<Directive> {
    return relations.revoke(scope, input);
  }

  @Act({
    node: Review,
    input: ReviewDirectiveInput,
    verb: 'directive.review',
    description: 'A later meeting looked at it again: it is carried over, not given anew.',
    refusals: ['MEETING_FOREIGN', 'REVIEW_TWICE', ...DAY],
  })
  reviewDirective(input: ReviewDirectiveInput, scope: Scope): Promise<Review> {
    return relations.review(scope, input);
  }
}
