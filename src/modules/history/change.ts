import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { defineEnum } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node } from '../../shared/node.entity.ts';

export const ChangeKind = defineEnum('ChangeKind', 'What happened to a node.', {
  ENTERED: ['nhập mới', 'The node was created.'],
  CHANGED: ['thay đổi', 'The node was changed.'],
  REMOVED: ['gỡ bỏ', 'The node was withdrawn.'],
});
export type ChangeKind = keyof typeof ChangeKind;

/** One change of one node, as it is published to clients that follow the graph. */
@ObjectType({
  description: 'One change of one node that the viewer may see. Vietnamese: thay đổi.',
})
export class Change {
  @Field(() => Int, {
    description: 'Its number in the history of the installation. Send it as `after` to get the next changes.',
  })
  seq!: number;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: string;

  @Field(() => ChangeKind, { description: 'What happened.' })
  kind!: ChangeKind;

  @Field(() => ID, { description: 'The id of the node.' })
  id!: string;

  @Field(() => String, { description: 'The type of the node, for example `Directive`.' })
  type!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The mutation that made the change, for example `issueDirective`. Null unless the viewer may read the history or made the change.',
  })
  action!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who made the change: the id of an account, or a name in capitals for a process without an account. Null unless the viewer may read the history or made the change.',
  })
  actor!: string | null;

  @Field(() => Node, {
    nullable: true,
    description:
      'The present state of the node, which may be later than the change. Null if it was withdrawn.',
  })
  readonly node?: Node | null;

  /** The value of each selection of `node`, by response key. */
  readonly nodes?: Readonly<Record<string, unknown>> | undefined;
}

/** A page of changes, in the order of the history. */
@ObjectType({ description: 'A page of the changes that the viewer may see, in the order of the history.' })
export class ChangePage {
  @Field(() => [Change], { description: 'The changes, the oldest first.' })
  nodes!: Change[];

  @Field(() => Int, {
    description:
      'The page covers the history up to this number; send it as `after` for the next page. It can be higher than the last change in `nodes`, because the viewer may not see every change. If it is lower than `lastSeq`, there is more.',
  })
  readTo!: number;

  @Field(() => Int, { description: 'The number of the last change in the history; 0 if there is none.' })
  lastSeq!: number;
}

/** A filter of changes. A change must meet all conditions. */
@InputType({ description: 'A filter of changes. A change must meet all conditions.' })
export class ChangeFilterInput {
  @Field(() => [String], {
    nullable: true,
    description: 'Only changes of nodes of these types, for example `Directive`.',
  })
  types?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only changes of these nodes; at most 100 ids.' })
  ids?: string[] | null;

  @Field(() => [ChangeKind], { nullable: true, description: 'Only changes of these kinds.' })
  kinds?: ChangeKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only changes in the history of this governing body. None if the viewer may not see it.',
  })
  body?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only changes of this directive and of the nodes that belong to it: assignments, transitions, reports and so on.',
  })
  directive?: string | null;
}
