import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { defineEnum } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node } from '../../shared/node.entity.ts';

export const ChangeKind = defineEnum('ChangeKind', 'What happened to a node.', {
  ENTERED: ['nhập mới', 'It was entered.'],
  CHANGED: ['thay đổi', 'Some of it was changed.'],
  REMOVED: ['gỡ bỏ', 'It was taken out.'],
});
export type ChangeKind = keyof typeof ChangeKind;

/** One change of one node, as it is told to whoever follows the graph. */
@ObjectType({
  description: 'One change of one node, told to those who may see the node. Vietnamese: thay đổi.',
})
export class Change {
  @Field(() => Int, {
    description: 'Its number in the history of the installation: follow on `after` it.',
  })
  seq!: number;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: string;

  @Field(() => ChangeKind, { description: 'What happened.' })
  kind!: ChangeKind;

  @Field(() => ID, { description: 'The id of the node.' })
  id!: string;

  @Field(() => String, { description: 'The type of the node, `Directive`.' })
  type!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The act that did it, `issueDirective`; for those who may read the history, and whoever did it.',
  })
  action!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who did it: the id of an account, or in capitals what acts by itself; for those who may read the history, and whoever did it.',
  })
  actor!: string | null;

  @Field(() => Node, {
    nullable: true,
    description: 'The node as it stands now, which may be later than the change; null when it is gone.',
  })
  readonly node?: Node | null;

  /** What each selection of `node` answers, by response key. */
  readonly nodes?: Readonly<Record<string, unknown>> | undefined;
}

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
export class ChangeFilterInput {
  @Field(() => [String], { nullable: true, description: 'Of nodes of these types, `Directive`.' })
  types?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Of these nodes; 100 at the most.' })
  ids?: string[] | null;

  @Field(() => [ChangeKind], { nullable: true, description: 'Of these kinds.' })
  kinds?: ChangeKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'In the history of this governing body; of one the viewer may not see, none.',
  })
  body?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of this directive, and of what was said and done about it: assignments, moves, reports …',
  })
  directive?: string | null;
}
