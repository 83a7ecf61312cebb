import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { Organization } from '../units/organization.entity.ts';

export const DocumentKind = defineEnum('DocumentKind', 'What sort of document a source is.', {
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
  'Who may read a document. State secrets are refused altogether.',
  {
    PUBLIC: ['công khai', 'Anybody.'],
    INTERNAL: ['nội bộ', 'Anybody who works in the scope of the body.'],
    RESTRICTED: ['hạn chế', 'Named readers; everybody else sees its number, date and holder.'],
  },
);
export type Confidentiality = keyof typeof Confidentiality;

/**
 * A source as it was received: exact text, and the hash that proves it.
 *
 * The text is never edited. A corrected text is a new document that points to the one it replaces, so that quotes and
 * offsets stay true for ever. Identity is number + kind + issuer + year; the number may be absent ("không số").
 */
@ObjectType({
  implements: Node,
  description:
    'A source as it was received: its exact text, never edited, and the hash that proves it. Vietnamese: văn bản.',
})
@Entity()
export class Document extends StoredNode {
  static override readonly prefix = 'doc';

  @Field(() => DocumentKind, { description: 'What sort of document this is.' })
  @Enum(enumColumn(DocumentKind))
  kind!: DocumentKind;

  @Field(() => String, { nullable: true, description: 'The number it bears, `12-TB/TU`; null: "không số".' })
  @Property({ type: 'text', collation: 'C', nullable: true })
  number: string | null = null;

  @Field(() => Int, { nullable: true, description: 'The year its number belongs to.' })
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
    description: 'Who issued it; null when the document does not say.',
  })
  @ManyToOne(() => Organization, { ref: true, nullable: true, index: true })
  issuer: Ref<Organization> | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it bears; null when it bears none.' })
  @Property({ type: 'date', nullable: true })
  issuedOn: Day | null = null;

  @Field(() => Meeting, { nullable: true, description: 'The meeting it records.' })
  @ManyToOne(() => Meeting, { ref: true, nullable: true, index: true })
  meeting: Ref<Meeting> | null = null;

  @Field(() => Confidentiality, { description: 'Who may read it.' })
  @Enum({ ...enumColumn(Confidentiality), default: 'INTERNAL' })
  confidentiality: Opt<Confidentiality> = 'INTERNAL';

  @Field(() => String, {
    nullable: true,
    description: 'The exact text. Offsets of spans count UTF-16 units in it; null in a stub.',
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
    description: 'Length of the text in UTF-16 units; null in a stub.',
  })
  @Property({ type: 'integer' })
  length!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Where the concluding zone starts; null when the text has none.',
  })
  @Property({ type: 'integer', nullable: true })
  zoneStart: number | null = null;

  @Field(() => Int, { nullable: true, description: 'Where the concluding zone ends, exclusive.' })
  @Property({ type: 'integer', nullable: true })
  zoneEnd: number | null = null;

  @Field(() => Document, {
    nullable: true,
    description: 'The version of the same document this one replaces.',
  })
  @ManyToOne(() => Document, { ref: true, nullable: true, index: true })
  previousVersion: Ref<Document> | null = null;
}

/**
 * A passage of a document: where it stands, and its exact words.
 *
 * The database refuses a quote that is not what stands there. A span with a `clause` number is one clause of the
 * concluding zone; `coverage` asks which of those produced nothing.
 */
@ObjectType({
  implements: Node,
  description: 'A passage of a document: where it stands, and its exact words.',
})
@Entity()
export class TextSpan extends StoredNode {
  static override readonly prefix = 'spn';

  @Field(() => Document, { nullable: true, description: 'The document; null to those who may not see it.' })
  @ManyToOne(() => Document, { ref: true, index: true })
  document!: Ref<Document>;

  @Field(() => Int, { description: 'Where it starts, in UTF-16 units from the start of the text.' })
  @Property({ type: 'integer' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  @Property({ type: 'integer', fieldName: 'stop' })
  end!: number;

  @Field(() => String, { description: 'The exact words, typing errors and no-break spaces included.' })
  @Property({ type: 'text' })
  quote!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place among the clauses of the concluding zone, from 1; else null.',
  })
  @Property({ type: 'integer', nullable: true })
  clause: number | null = null;
}
