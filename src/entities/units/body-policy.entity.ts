import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Organization } from './organization.entity.ts';

export const Publication = defineEnum('Publication', 'What a body shows to those who are not signed in.', {
  NOTHING: ['không công bố', 'Nothing.'],
  STATISTICS: ['số liệu', 'Figures, no rows.'],
  RECORDS: [
    'số liệu và văn bản công khai',
    'Figures, and the meetings, conclusions and directives that stand in PUBLIC documents.',
  ],
});
export type Publication = keyof typeof Publication;

/** The choices a governing body makes for itself. A body without a row has made none: the defaults hold. */
@ObjectType({
  implements: Node,
  description: 'The choices a governing body makes for itself. Without one the defaults hold.',
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

  @Field(() => Int, { description: 'Within how many days a deadline counts as due soon; 7 unless chosen.' })
  @Property({ type: 'integer', default: 7 })
  dueSoonDays: Opt<number> = 7;

  @Field(() => Int, {
    description: 'After how many days without a report a directive counts as silent; 30 unless chosen.',
  })
  @Property({ type: 'integer', default: 30 })
  silentAfterDays: Opt<number> = 30;

  @Field(() => Boolean, {
    description:
      'Whether "trước ngày 15" includes the 15th, as offices read it; true unless chosen. False: the 14th is the last day.',
  })
  @Property({ type: 'boolean', default: true })
  beforeIncludesDay: Opt<boolean> = true;

  @Field(() => Publication, {
    description: 'What is shown to those who are not signed in; nothing unless chosen.',
  })
  @Enum({ ...enumColumn(Publication), default: 'NOTHING' })
  publication: Opt<Publication> = 'NOTHING';
}
