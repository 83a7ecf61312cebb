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

export const DraftState = defineEnum('DraftState', 'The state of the review of an imported text.', {
  OPEN: ['đang rà soát', 'Being reviewed. Nothing of it is recorded yet.'],
  CONFIRMED: ['đã xác nhận', 'Every clause was decided, and the accepted ones are recorded.'],
  REJECTED: ['không dùng', 'Rejected. Nothing of it will be recorded.'],
});
export type DraftState = keyof typeof DraftState;

/**
 * An imported text about a meeting, with what the server proposes to record.
 *
 * Until it is confirmed nothing is recorded: it binds nobody, and units do not see it. The fields under `extracted` hold what
 * the rules extracted and never change. What people decided is stored in the other fields.
 */
@ObjectType({
  implements: Node,
  description:
    'An imported text with what the server proposes to record. Nothing of it is recorded until the draft is confirmed. Vietnamese: dự thảo nhập liệu.',
})
@Entity()
@Check({ name: 'draft_confirmed_stands', expression: `state <> 'CONFIRMED' or document_id is not null` })
export class Draft extends StoredNode {
  static override readonly prefix = 'drf';

  @Field(() => Organization, {
    nullable: true,
    description: 'The governing body for which it will be recorded.',
  })
  @ManyToOne(() => Organization, { ref: true })
  body!: Ref<Organization>;

  @Field(() => DraftState, { description: 'The state of the review.' })
  @Enum({ ...enumColumn(DraftState), default: 'OPEN' })
  state: Opt<DraftState> = 'OPEN';

  @Field(() => String, { nullable: true, description: 'Why it was rejected.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Field(() => DocumentKind, { description: 'The kind of document it will be recorded as.' })
  @Enum(enumColumn(DocumentKind))
  documentKind!: DocumentKind;

  @Field(() => String, { description: 'The title it will be recorded with.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the document; null if there is none ("không số").',
  })
  @Property({ type: 'text', collation: 'C', nullable: true })
  number: string | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'The date of the document; null if it has none.' })
  @Property({ type: 'date', nullable: true })
  issuedOn: Day | null = null;

  @Field(() => Confidentiality, { description: 'Who may read the document once it is recorded.' })
  @Enum({ ...enumColumn(Confidentiality), default: 'INTERNAL' })
  confidentiality: Opt<Confidentiality> = 'INTERNAL';

  @Field(() => String, { description: 'The exact text. Offsets of proposals count UTF-16 units in it.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => String, { description: 'SHA-256 of the text in UTF-8, lower-case hexadecimal.' })
  @Property({ type: 'text', collation: 'C' })
  sha256!: string;

  @Field(() => Int, { description: 'The length of the text in UTF-16 units.' })
  @Property({ type: 'integer' })
  length!: number;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the imported file; null if the text itself was sent.',
  })
  @Property({ type: 'text', collation: 'C', nullable: true })
  fileSha256: string | null = null;

  @Field(() => String, { nullable: true, description: 'The name of the file.' })
  @Property({ type: 'text', nullable: true })
  fileName: string | null = null;

  @Field(() => [String], { description: 'Remarks from parsing the source.' })
  @Property({ type: 'array', default: [] })
  notes: Opt<string[]> = [];

  @Field(() => Int, {
    nullable: true,
    description: 'The offset at which the concluding zone starts; null if none was found.',
  })
  @Property({ type: 'integer', nullable: true })
  zoneStart: number | null = null;

  @Field(() => Int, {
    nullable: true,
    description: 'The offset at which the concluding zone ends, exclusive.',
  })
  @Property({ type: 'integer', nullable: true })
  zoneEnd: number | null = null;

  @Field(() => ExtractedMeetingValues, {
    description: 'What the rules extracted about the meeting. It never changes.',
  })
  @Embedded(() => ExtractedMeetingValues, { prefix: 'said_' })
  extracted: Opt<ExtractedMeetingValues> = new ExtractedMeetingValues();

  @Field(() => String, { description: 'The code the meeting will be recorded with.' })
  @Property({ type: 'text', collation: 'C' })
  meetingCode!: string;

  @Field(() => MeetingKind, { description: 'The kind of meeting it will be recorded as.' })
  @Enum(enumColumn(MeetingKind))
  meetingKind!: MeetingKind;

  @Field(() => String, { description: 'The title the meeting will be recorded with.' })
  @Property({ type: 'text' })
  meetingTitle!: string;

  @Field(() => String, { nullable: true, description: 'The period that the meeting covers, `2017-02`.' })
  @Property({ type: 'text', collation: 'C', nullable: true })
  period: string | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'The day the meeting was held.' })
  @Property({ type: 'date', nullable: true })
  heldOn: Day | null = null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly that day is known.' })
  @Enum({ ...enumColumn(DatePrecision), nullable: true })
  heldOnPrecision: DatePrecision | null = null;

  @Field(() => Organization, { nullable: true, description: 'The organization that held the meeting.' })
  @ManyToOne(() => Organization, { ref: true })
  host!: Ref<Organization>;

  @Field(() => Person, {
    nullable: true,
    description: 'The person who chaired the meeting; null while the name is not resolved to a person.',
  })
  @ManyToOne(() => Person, { ref: true, nullable: true })
  chair: Ref<Person> | null = null;

  @Field(() => String, { nullable: true, description: 'How the source describes the chair.' })
  @Property({ type: 'text', nullable: true })
  chairTitle: string | null = null;

  @Field(() => Meeting, {
    nullable: true,
    description:
      'The recorded meeting: the one the text was imported for, or the one that the confirmation created.',
  })
  @ManyToOne(() => Meeting, { ref: true, nullable: true, index: true })
  meeting: Ref<Meeting> | null = null;

  @Field(() => Document, { nullable: true, description: 'The document that the confirmation recorded.' })
  @ManyToOne(() => Document, { ref: true, nullable: true, index: true })
  document: Ref<Document> | null = null;

  @Field(() => Document, {
    nullable: true,
    description: 'The recorded version of the document that this one will replace.',
  })
  @ManyToOne(() => Document, { ref: true, nullable: true, index: true })
  previousVersion: Ref<Document> | null = null;

  @Field(() => DateTimeScalar, { description: 'When the draft last changed, including its proposals.' })
  @Property({ type: 'datetime', length: 3, fieldName: 'changed_at', defaultRaw: 'current_timestamp(3)' })
  updatedAt: Opt<Date> = new Date();
}
