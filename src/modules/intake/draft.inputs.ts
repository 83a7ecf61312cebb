import { Field, ID, InputType, Int } from 'type-graphql';
import { Confidentiality, DocumentKind } from '../../entities/documents/document.entity.ts';
import { MeetingKind } from '../../entities/meetings/meeting.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/base-inputs.ts';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({
  description:
    'A text to import: exactly one of `text` and `file`, and at least one of `meeting` and `body`.',
})
export class ImportDocumentInput extends CreateInput {
  @Field(() => String, { nullable: true, description: 'The exact text.' })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The SHA-256 hash of a file uploaded with POST /files. Its text is parsed and stored exactly as parsed.',
  })
  file?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the file. Default: the name from the upload.',
  })
  fileName?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The governing body for whose record the text is imported. Default: the body of the meeting.',
  })
  body?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The organization that held the meeting. Default: the host of `meeting`, the organization that the text names, or the body.',
  })
  host?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The recorded meeting that the text is about. If it is left out, confirmDraft records a new meeting.',
  })
  meeting?: string | null;

  @Field(() => DocumentKind, { defaultValue: 'MINUTES', description: 'The kind of document.' })
  kind!: DocumentKind;

  @Field(() => String, {
    nullable: true,
    description: 'The title of the document. Default: the extracted title, or the first line of the text.',
  })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the document. Leave it out for "không số" (no number).',
  })
  number?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date of the document. It gives the year for days that the text names without a year.',
  })
  issuedOn?: Day | null;

  @Field(() => Confidentiality, {
    defaultValue: 'INTERNAL',
    description: 'Who may read the document after it is recorded. Do not import state secrets.',
  })
  confidentiality!: Confidentiality;

  @Field(() => ID, {
    nullable: true,
    description: 'The recorded version of the same document that this text replaces.',
  })
  previousVersion?: string | null;
}

@InputType({
  description: 'Corrections of the proposed meeting and document. A field that is left out stays as it is.',
})
export class ReviewDraftInput extends UpdateInput {
  @Field(() => ID, { nullable: true, description: 'The recorded meeting that the text is about.' })
  meeting?: string | null;

  @Field(() => String, { nullable: true, description: 'The code of the meeting.' })
  meetingCode?: string | null;

  @Field(() => MeetingKind, { nullable: true, description: 'The kind of meeting.' })
  meetingKind?: MeetingKind | null;

  @Field(() => String, { nullable: true, description: 'The title of the meeting.' })
  meetingTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'The period of the meeting, for example `2017-02`.' })
  period?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the meeting.' })
  heldOn?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: 'How precisely that day is known. Default with `heldOn`: DAY.',
  })
  heldOnPrecision?: DatePrecision | null;

  @Field(() => ID, { nullable: true, description: 'The organization that held the meeting.' })
  host?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person who chaired the meeting.' })
  chair?: string | null;

  @Field(() => String, { nullable: true, description: 'The title of the chair in the words of the source.' })
  chairTitle?: string | null;

  @Field(() => DocumentKind, { nullable: true, description: 'The kind of document.' })
  documentKind?: DocumentKind | null;

  @Field(() => String, { nullable: true, description: 'The title of the document.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the document.' })
  number?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The date of the document.' })
  issuedOn?: Day | null;

  @Field(() => Confidentiality, {
    nullable: true,
    description: 'Who may read the document after it is recorded.',
  })
  confidentiality?: Confidentiality | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The start of the concluding zone, in UTF-16 code units.',
  })
  zoneStart?: number | null;

  @Field(() => Int, { nullable: true, description: 'The end of the concluding zone, exclusive.' })
  zoneEnd?: number | null;
}

@InputType({
  description:
    'A name in a draft, and exactly one organization, group or person that it means everywhere in this draft.',
})
export class ResolveNameInput extends UpdateInput {
  @Field(() => String, { description: 'The name as it is written for a proposed addressee of the draft.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The organization that the name means.' })
  organization?: string | null;

  @Field(() => ID, { nullable: true, description: 'The group that the name means.' })
  group?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person that the name means.' })
  person?: string | null;
}

@InputType({ description: 'The draft to record, completely or only some clauses.' })
export class ConfirmDraftInput extends UpdateInput {
  @Field(() => [ID], {
    nullable: true,
    description:
      'The proposals to record; this also accepts them. Default: all accepted proposals; then none may be undecided unless `acceptUndecided` is true.',
  })
  proposals?: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True to accept every undecided clause as it is proposed.',
  })
  acceptUndecided!: boolean;
}

@InputType({ description: 'The draft to reject, and the reason.' })
export class RejectDraftInput extends UpdateInput {
  @Field(() => String, { description: 'The reason.' })
  reason!: string;
}
