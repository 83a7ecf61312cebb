import { Field, ID, InputType, Int } from 'type-graphql';
import { Confidentiality, DocumentKind } from '../../entities/documents/document.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'A passage of the concluding zone that is one clause, in UTF-16 units.' })
export class ClauseInput {
  @Field(() => Int, { description: 'Where it starts.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;
}

@InputType({ description: 'A document to be recorded, in its exact words.' })
export class RecordDocumentInput extends CreateInput {
  @Field(() => ID, { description: 'The meeting it records.' })
  meeting!: string;

  @Field(() => DocumentKind, { description: 'What sort of document it is.' })
  kind!: DocumentKind;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Its exact text: never edited afterwards.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The number it bears; left out for "không số".' })
  number?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it bears.' })
  issuedOn?: Day | null;

  @Field(() => ID, { nullable: true, description: 'Who issued it; the host of the meeting unless given.' })
  issuer?: string | null;

  @Field(() => Confidentiality, {
    defaultValue: 'INTERNAL',
    description: 'Who may read it. State secrets do not belong here.',
  })
  confidentiality!: Confidentiality;

  @Field(() => Int, { nullable: true, description: 'Where the concluding zone starts.' })
  zoneStart?: number | null;

  @Field(() => Int, { nullable: true, description: 'Where the concluding zone ends, exclusive.' })
  zoneEnd?: number | null;

  @Field(() => [ClauseInput], {
    defaultValue: [],
    description: 'The clauses of the zone, in the order of the text.',
  })
  clauses!: ClauseInput[];

  @Field(() => ID, { nullable: true, description: 'The version of the same document that it replaces.' })
  previousVersion?: string | null;
}

@InputType({ description: 'Somebody who may read a restricted document.' })
export class GrantDocumentReaderInput extends UpdateInput {
  @Field(() => ID, { description: 'The account of the reader.' })
  account!: string;
}
