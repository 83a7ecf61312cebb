import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Organization } from './organization.entity.ts';

export const Publication = defineEnum('Publication', 'What a body shows to anonymous viewers.', {
  NOTHING: ['không công bố', 'Nothing.'],
  STATISTICS: ['số liệu', 'Figures only.'],
  RECORDS: [
    'số liệu và văn bản công khai',
    'Figures, and the meetings, conclusions and directives of PUBLIC documents.',
  ],
});
export type Publication = keyof typeof Publication;

/** The settings of a governing body. Without a row the defaults apply. */
@ObjectType({
  implements: Node,
  description: 'The settings of a governing body. Without them the defaults apply.',
})
@Entity()
@Unique({ properties: ['body'] })
@Check({ name: 'body_policy_due_soon_days_check', expression: 'due_soon_days between 0 and 365' })
@Check({ name: 'body_policy_silent_after_days_check', expression: 'silent_after_days between 1 and 3650' })
export class BodyPolicy extends StoredNode {
  static override readonly prefix = 'pol';

  @Field(() => Organization, { nullable: true, description: 'The governing body.' })
  @ManyToOne(() => Organization, { ref: true })
  body!: Ref<Organization>;

  @Field(() => Int, { description: 'A deadline within this number of days counts as due soon. Default: 7.' })
  @Property({ type: 'integer', default: 7 })
  dueSoonDays: Opt<number> = 7;

  @Field(() => Int, {
    description: 'A directive without a report for this number of days counts as silent. Default: 30.',
  })
  @Property({ type: 'integer', default: 30 })
  silentAfterDays: Opt<number> = 30;

  @Field(() => Boolean, {
    description:
      'Whether "trước ngày 15" includes the 15th, as is usual in offices. If false, the 14th is the last day. Default: true.',
  })
  @Property({ type: 'boolean', default: true })
  beforeIncludesDay: Opt<boolean> = true;

  @Field(() => Publication, {
    description: 'What anonymous viewers see. Default: NOTHING.',
  })
  @Enum({ ...enumColumn(Publication), default: 'NOTHING' })
  publication: Opt<Publication> = 'NOTHING';
}
