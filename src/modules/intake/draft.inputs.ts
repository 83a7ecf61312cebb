import { Field, ID, InputType, Int } from 'type-graphql';
import { Confidentiality, DocumentKind } from '../../entities/documents/document.entity.ts';
import { MeetingKind } from '../../entities/meetings/meeting.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/inputs.ts';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({
  description:
    'A text to be read: exactly one of `text` and `file`, for a `meeting` or at least for a `body`.',
})
export class ImportDocumentInput extends CreateInput {
  @Field(() => String, { nullable: true, description: 'The exact text.' })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The SHA-256 of a file that was sent with POST /files: its text is read and kept exactly as read.',
  })
  file?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to call the file instead of the name it was sent with.',
  })
  fileName?: string | null;

  @Field(() => ID, { nullable: true, description: 'The governing body whose record it is for.' })
  body?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who held the meeting; found by the name in the text unless given, or else the body.',
  })
  host?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The meeting in the record that it speaks of; unless given, confirmation records one.',
  })
  meeting?: string | null;

  @Field(() => DocumentKind, { defaultValue: 'MINUTES', description: 'What sort of document it is.' })
  kind!: DocumentKind;

  @Field(() => String, { nullable: true, description: 'Its title; the first line of the text unless given.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The number it bears; left out for "không số".' })
  number?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it bears. Days that the text names without a year are read from it.',
  })
  issuedOn?: Day | null;

  @Field(() => Confidentiality, {
    defaultValue: 'INTERNAL',
    description: 'Who may read it once it is recorded. State secrets do not belong here.',
  })
  confidentiality!: Confidentiality;

  @Field(() => ID, {
    nullable: true,
    description: 'The recorded version of the same document that it replaces.',
  })
  previousVersion?: string | null;
}

@InputType({
  description: 'What of meeting and document is otherwise than proposed; what is left out stays.',
})
export class ReviewDraftInput extends UpdateInput {
  @Field(() => ID, { nullable: true, description: 'The meeting in the record that the text speaks of.' })
  meeting?: string | null;

  @Field(() => String, { nullable: true, description: 'The code to record the meeting under.' })
  meetingCode?: string | null;

  @Field(() => MeetingKind, { nullable: true, description: 'What sort of meeting it was.' })
  meetingKind?: MeetingKind | null;

  @Field(() => String, { nullable: true, description: 'The title of the meeting.' })
  meetingTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'The period it speaks about, `2017-02`.' })
  period?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was held.' })
  heldOn?: Day | null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly that day is known.' })
  heldOnPrecision?: DatePrecision | null;

  @Field(() => ID, { nullable: true, description: 'Who held it.' })
  host?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who chaired.' })
  chair?: string | null;

  @Field(() => String, { nullable: true, description: 'The words the source uses of the chair.' })
  chairTitle?: string | null;

  @Field(() => DocumentKind, { nullable: true, description: 'What sort of document it is.' })
  documentKind?: DocumentKind | null;

  @Field(() => String, { nullable: true, description: 'The title of the document.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The number it bears.' })
  number?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it bears.' })
  issuedOn?: Day | null;

  @Field(() => Confidentiality, { nullable: true, description: 'Who may read it once it is recorded.' })
  confidentiality?: Confidentiality | null;

  @Field(() => Int, { nullable: true, description: 'Where the concluding zone starts.' })
  zoneStart?: number | null;

  @Field(() => Int, { nullable: true, description: 'Where it ends, exclusive.' })
  zoneEnd?: number | null;
}

@InputType({ description: 'Whom a name means wherever it stands in a draft: exactly one of the three.' })
export class ResolveNameInput extends UpdateInput {
  @Field(() => String, { description: 'The name, as an addressee of the draft bears it.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The organization meant.' })
  organization?: string | null;

  @Field(() => ID, { nullable: true, description: 'The collective meant.' })
  group?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person meant.' })
  person?: string | null;
}

@InputType({ description: 'A draft to be recorded, whole or clause by clause.' })
export class ConfirmDraftInput extends UpdateInput {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Only these clauses; they are accepted by it. The others wait. Unless given, everything accepted is recorded, and no clause may be undecided.',
  })
  proposals?: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Accepts every undecided clause as it is proposed.',
  })
  acceptUndecided!: boolean;
}

@InputType({ description: 'A draft to be put away.' })
export class RejectDraftInput extends UpdateInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
