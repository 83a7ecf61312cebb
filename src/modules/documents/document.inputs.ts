import { Field, ID, InputType, Int } from 'type-graphql';
import { Confidentiality, DocumentKind } from '../../entities/documents/document.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/base-inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({
  description: 'A span of the concluding zone that is one clause. Positions are in UTF-16 code units.',
})
export class ClauseInput {
  @Field(() => Int, { description: 'The start position.' })
  start!: number;

  @Field(() => Int, { description: 'The end position, exclusive.' })
  end!: number;
}

@InputType({ description: 'A document to record, with its exact text.' })
export class RecordDocumentInput extends CreateInput {
  @Field(() => ID, { description: 'The meeting that the document is about.' })
  meeting!: string;

  @Field(() => DocumentKind, { description: 'The kind of document.' })
  kind!: DocumentKind;

  @Field(() => String, { description: 'The title.' })
  title!: string;

  @Field(() => String, { description: 'The exact text. It cannot be edited later.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number on the document; leave it out for "không số".',
  })
  number?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day of issue on the document.' })
  issuedOn?: Day | null;

  @Field(() => ID, { nullable: true, description: 'The issuer. Default: the host of the meeting.' })
  issuer?: string | null;

  @Field(() => Confidentiality, {
    defaultValue: 'INTERNAL',
    description: 'Who may read the document. State secrets must not be recorded.',
  })
  confidentiality!: Confidentiality;

  @Field(() => Int, { nullable: true, description: 'The start of the concluding zone.' })
  zoneStart?: number | null;

  @Field(() => Int, { nullable: true, description: 'The end of the concluding zone, exclusive.' })
  zoneEnd?: number | null;

  @Field(() => [ClauseInput], {
    defaultValue: [],
    description: 'The clauses of the zone, in the order of the text.',
  })
  clauses!: ClauseInput[];

  @Field(() => ID, { nullable: true, description: 'The version that this document replaces.' })
  previousVersion?: string | null;
}

@InputType({ description: 'A restricted document and an account that may read it.' })
export class GrantDocumentReaderInput extends UpdateInput {
  @Field(() => ID, { description: 'The account of the reader.' })
  account!: string;
}
