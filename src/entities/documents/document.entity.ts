import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { Organization } from '../units/organization.entity.ts';

export const DocumentKind = defineEnum('DocumentKind', 'The kind of a document.', {
  CONCLUSION_NOTICE: ['thông báo kết luận', 'A notice of the conclusions of a meeting.'],
  MINUTES: ['biên bản', 'Minutes.'],
  NEWS_REPORT: ['bản tin', 'A news report on a meeting.'],
  DISPATCH: ['công văn', 'An official dispatch.'],
  DECISION: ['quyết định', 'A decision.'],
  PLAN: ['kế hoạch', 'A plan.'],
  REPORT: ['báo cáo', 'A report.'],
  REGISTER: ['sổ theo dõi', 'A register of tasks.'],
  OTHER: ['khác', 'Anything else.'],
});
export type DocumentKind = keyof typeof DocumentKind;

export const Confidentiality = defineEnum(
  'Confidentiality',
  'Who may read a document. State secrets must not be recorded.',
  {
    PUBLIC: ['công khai', 'Everybody.'],
    INTERNAL: ['nội bộ', 'Everybody who works in the scope of the body.'],
    RESTRICTED: ['hạn chế', 'Named readers. Everybody else sees its number, date and holder.'],
  },
);
export type Confidentiality = keyof typeof Confidentiality;

/**
 * A source as it was received: its exact text, and the hash that proves it.
 *
 * The text is never edited. A corrected text is a new document that points to the one it replaces, so quotes and offsets
 * always stay correct. Number, kind, issuer and year identify a document. The number may be absent ("không số").
 */
@ObjectType({
  implements: Node,
  description:
    'A source as it was received: its exact text, which is never edited, and the hash that proves it. Vietnamese: văn bản.',
})
@Entity()
export class Document extends StoredNode {
  static override readonly prefix = 'doc';

  @Field(() => DocumentKind, { description: 'The kind of document.' })
  @Enum(enumColumn(DocumentKind))
  kind!: DocumentKind;

  @Field(() => String, {
    nullable: true,
    description: 'The number, `12-TB/TU`; null if there is none ("không số").',
  })
  @Property({ type: 'text', collation: 'C', nullable: true })
  number: string | null = null;

  @Field(() => Int, { nullable: true, description: 'The year that the number belongs to.' })
  @Property({ type: 'integer', nullable: true })
  year: number | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The title, as the document gives it; null in a stub.',
  })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization that issued it; null if the document does not say.',
  })
  @ManyToOne(() => Organization, { ref: true, nullable: true, index: true })
  issuer: Ref<Organization> | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'The date of the document; null if it has none.' })
  @Property({ type: 'date', nullable: true })
  issuedOn: Day | null = null;

  @Field(() => Meeting, { nullable: true, description: 'The meeting that it records.' })
  @ManyToOne(() => Meeting, { ref: true, nullable: true, index: true })
  meeting: Ref<Meeting> | null = null;

  @Field(() => Confidentiality, { description: 'Who may read it.' })
  @Enum({ ...enumColumn(Confidentiality), default: 'INTERNAL' })
  confidentiality: Opt<Confidentiality> = 'INTERNAL';

  @Field(() => String, {
    nullable: true,
    description: 'The exact text; null in a stub. Offsets of spans count its UTF-16 units.',
  })
  @Property({ type: 'text', updatable: false } as object)
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the text in UTF-8, lower-case hexadecimal; null in a stub.',
  })
  @Property({ type: 'text', collation: 'C' })
  sha256!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The length of the text in UTF-16 units; null in a stub.',
  })
  @Property({ type: 'integer' })
  length!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The offset at which the concluding zone starts; null if the text has none.',
  })
  @Property({ type: 'integer', nullable: true })
  zoneStart: number | null = null;

  @Field(() => Int, {
    nullable: true,
    description: 'The offset at which the concluding zone ends, exclusive.',
  })
  @Property({ type: 'integer', nullable: true })
  zoneEnd: number | null = null;

  @Field(() => Document, {
    nullable: true,
    description: 'The version of the document that this one replaces.',
  })
  @ManyToOne(() => Document, { ref: true, nullable: true, index: true })
  previousVersion: Ref<Document> | null = null;
}

/**
 * A passage of a document: its offsets and its exact words.
 *
 * The database rejects a quote that differs from the text there. A span with a `clause` number is one clause of the
 * concluding zone. `coverage` finds the clauses from which nothing was recorded.
 */
@ObjectType({
  implements: Node,
  description: 'A passage of a document: its offsets and its exact words.',
})
@Entity()
export class TextSpan extends StoredNode {
  static override readonly prefix = 'spn';

  @Field(() => Document, { nullable: true, description: 'The document; null if the viewer may not see it.' })
  @ManyToOne(() => Document, { ref: true, index: true })
  document!: Ref<Document>;

  @Field(() => Int, {
    description: 'The offset at which it starts, in UTF-16 units from the start of the text.',
  })
  @Property({ type: 'integer' })
  start!: number;

  @Field(() => Int, { description: 'The offset at which it ends, exclusive.' })
  @Property({ type: 'integer', fieldName: 'stop' })
  end!: number;

  @Field(() => String, { description: 'The exact words, typing errors and no-break spaces included.' })
  @Property({ type: 'text' })
  quote!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Its number among the clauses of the concluding zone, from 1; null if it is not a clause.',
  })
  @Property({ type: 'integer', nullable: true })
  clause: number | null = null;
}
