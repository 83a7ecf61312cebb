import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumeration } from '../shared/enumeration.ts';

export const ChangeKind = enumeration('ChangeKind', 'What happened to a node.', {
  ENTERED: ['nhập mới', 'It was entered.'],
  CHANGED: ['thay đổi', 'Some of it was changed.'],
  REMOVED: ['gỡ bỏ', 'It was taken out.'],
});

/** One change of one node, as it is told to whoever follows the graph. What it says is declared in `change.read.ts`. */
@ObjectType({
  description: 'One change of one node, told to those who may see the node. Vietnamese: thay đổi.',
})
export class Change {}

/** A stretch of the history, told in its order. */
@ObjectType({ description: 'A stretch of the history, in its order, as far as the viewer may see it.' })
export class ChangePage {
  @Field(() => [Change], { description: 'The changes, the oldest first.' })
  nodes!: Change[];

  @Field(() => Int, {
    description:
      'All changes up to this number have been told: ask on from here. It may lie beyond the last node, where what happened is not for the viewer to see. Below `lastSeq` there is more.',
  })
  readTo!: number;

  @Field(() => Int, { description: 'The number of the last change there is; 0 when there is none.' })
  lastSeq!: number;
}

/** Which changes are told: those that meet all that is given. */
@InputType({ description: 'Which changes: those that meet all that is given.' })
export class ChangeFilter {
  @Field(() => [String], { nullable: true, description: 'Of nodes of these types, `Directive`.' })
  types?: string[];

  @Field(() => [ID], { nullable: true, description: 'Of these nodes; 100 at the most.' })
  ids?: string[];

  @Field(() => [ChangeKind], { nullable: true, description: 'Of these kinds.' })
  kinds?: (keyof typeof ChangeKind)[];

  @Field(() => ID, {
    nullable: true,
    description: 'In the history of this governing body; of one the viewer may not see, none.',
  })
  body?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Of this directive, and of what was said and done about it: assignments, moves, reports …',
  })
  directive?: string;
}
