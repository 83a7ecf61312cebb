import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Embedded, Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Confidentiality, Document, DocumentKind } from '../documents/document.entity.ts';
import { Meeting, MeetingKind } from '../meetings/meeting.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { ExtractedMeetingValues } from './extracted-meeting.ts';

export const DraftState = defineEnum('DraftState', 'How far the review of a text has come.', {
  OPEN: ['đang rà soát', 'Being reviewed; what was not confirmed yet is not in the record.'],
  CONFIRMED: ['đã xác nhận', 'Every clause was decided, and what was accepted is in the record.'],
  REJECTED: ['không dùng', 'Put away; nothing more of it comes into the record.'],
});
export type DraftState = keyof typeof DraftState;

/**
 * A text that came out of a meeting, and what is proposed to be recorded of it.
 *
 * It is not in the record: nobody owes anything, and units do not see it, until somebody confirmed it. What the rules read
 * stands in `said` and never changes; what people decided stands beside it.
 */
@ObjectType({
  implements: Node,
  description:
    'A text that was brought in and what is proposed to be recorded of it. Nothing of it is in the record until it is confirmed. Vietnamese: dự thảo nhập liệu.',
})
@Entity()
@Check({ name: 'draft_confirmed_stands', expression: `state <> 'CONFIRMED' or document_id is not null` })
export class Draft extends StoredNode {
  static override readonly prefix = 'drf';

  @Field(() => Organization, { nullable: true, description: 'The governing body whose record it is for.' })
  @ManyToOne(() => Organization, { ref: true })
  body!: Ref<Organization>;

  @Field(() => DraftState, { description: 'How far its review has come.' })
  @Enum({ ...enumColumn(DraftState), default: 'OPEN' })
  state: Opt<DraftState> = 'OPEN';

  @Field(() => String, { nullable: true, description: 'Why it was put away.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Field(() => DocumentKind, { description: 'What sort of document it will be recorded as.' })
  @Enum(enumColumn(DocumentKind))
  documentKind!: DocumentKind;

  @Field(() => String, { description: 'The title it will be recorded under.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The number it bears; null: "không số".' })
  @Property({ type: 'text', collation: 'C', nullable: true })
  number: string | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it bears.' })
  @Property({ type: 'date', nullable: true })
  issuedOn: Day | null = null;

  @Field(() => Confidentiality, { description: 'Who may read it once it is recorded.' })
  @Enum({ ...enumColumn(Confidentiality), default: 'INTERNAL' })
  confidentiality: Opt<Confidentiality> = 'INTERNAL';

  @Field(() => String, { description: 'The exact text. Offsets of proposals count UTF-16 units in it.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => String, { description: 'SHA-256 of the text in UTF-8, lower-case hexadecimal.' })
  @Property({ type: 'text', collation: 'C' })
  sha256!: string;

  @Field(() => Int, { description: 'Length of the text in UTF-16 units.' })
  @Property({ type: 'integer' })
  length!: number;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the file the text was read from; null when the text itself was sent.',
  })
  @Property({ type: 'text', collation: 'C', nullable: true })
  fileSha256: string | null = null;

  @Field(() => String, { nullable: true, description: 'How the file was called.' })
  @Property({ type: 'text', nullable: true })
  fileName: string | null = null;

  @Field(() => [String], { description: 'What was noticed while the source was read.' })
  @Property({ type: 'array', default: [] })
  notes: Opt<string[]> = [];

  @Field(() => Int, {
    nullable: true,
    description: 'Where the concluding zone starts; null: none was found.',
  })
  @Property({ type: 'integer', nullable: true })
  zoneStart: number | null = null;

  @Field(() => Int, { nullable: true, description: 'Where the concluding zone ends, exclusive.' })
  @Property({ type: 'integer', nullable: true })
  zoneEnd: number | null = null;

  @Field(() => ExtractedMeetingValues, {
    description: 'What the rules read of the meeting. It never changes.',
  })
  @Embedded(() => ExtractedMeetingValues, { prefix: 'said_' })
  extracted: Opt<ExtractedMeetingValues> = new ExtractedMeetingValues();

  @Field(() => String, { description: 'The code the meeting will be recorded under.' })
  @Property({ type: 'text', collation: 'C' })
  meetingCode!: string;

  @Field(() => MeetingKind, { description: 'What sort of meeting it will be recorded as.' })
  @Enum(enumColumn(MeetingKind))
  meetingKind!: MeetingKind;

  @Field(() => String, { description: 'The title the meeting will be recorded under.' })
  @Property({ type: 'text' })
  meetingTitle!: string;

  @Field(() => String, { nullable: true, description: 'The period the meeting speaks about, `2017-02`.' })
  @Property({ type: 'text', collation: 'C', nullable: true })
  period: string | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'The day the meeting was held.' })
  @Property({ type: 'date', nullable: true })
  heldOn: Day | null = null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly that day is known.' })
  @Enum({ ...enumColumn(DatePrecision), nullable: true })
  heldOnPrecision: DatePrecision | null = null;

  @Field(() => Organization, { nullable: true, description: 'Who held the meeting.' })
  @ManyToOne(() => Organization, { ref: true })
  host!: Ref<Organization>;

  @Field(() => Person, {
    nullable: true,
    description: 'Who chaired; null while nobody is known by that name.',
  })
  @ManyToOne(() => Person, { ref: true, nullable: true })
  chair: Ref<Person> | null = null;

  @Field(() => String, { nullable: true, description: 'The words the source uses of the chair.' })
  @Property({ type: 'text', nullable: true })
  chairTitle: string | null = null;

  @Field(() => Meeting, {
    nullable: true,
    description:
      'The meeting in the record: the one it was brought in for, or the one its confirmation made.',
  })
  @ManyToOne(() => Meeting, { ref: true, nullable: true, index: true })
  meeting: Ref<Meeting> | null = null;

  @Field(() => Document, { nullable: true, description: 'The document that its confirmation recorded.' })
  @ManyToOne(() => Document, { ref: true, nullable: true, index: true })
  document: Ref<Document> | null = null;

  @Field(() => Document, {
    nullable: true,
    description: 'The recorded version of the same document that it will replace.',
  })
  @ManyToOne(() => Document, { ref: true, nullable: true, index: true })
  previousVersion: Ref<Document> | null = null;

  @Field(() => DateTimeScalar, { description: 'When anything about it or its proposals last changed.' })
  @Property({ type: 'datetime', length: 3, fieldName: 'changed_at', defaultRaw: 'current_timestamp(3)' })
  updatedAt: Opt<Date> = new Date();
}
