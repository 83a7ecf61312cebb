import { Field, ID, InputType, Int } from 'type-graphql';
import { ConclusionKind } from '../../entities/conclusions/conclusion.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/base-inputs.ts';

@InputType({ description: 'The span of a document that contains the words of a conclusion.' })
export class PassageInput {
  @Field(() => ID, { description: 'The document.' })
  document!: string;

  @Field(() => Int, { description: 'The start position, in UTF-16 code units.' })
  start!: number;

  @Field(() => Int, { description: 'The end position, exclusive.' })
  end!: number;
}

@InputType({ description: 'A conclusion to record: one clause of the concluding speech.' })
export class RecordConclusionInput extends CreateInput {
  @Field(() => ID, { description: 'The meeting.' })
  meeting!: string;

  @Field(() => ConclusionKind, { description: 'The kind of conclusion.' })
  kind!: ConclusionKind;

  @Field(() => String, { nullable: true, description: 'The text. Default: the text of `passage`.' })
  text?: string | null;

  @Field(() => PassageInput, {
    nullable: true,
    description: 'The span that contains the words. Leave it out if there is no document.',
  })
  passage?: PassageInput | null;

  @Field(() => [ID], { defaultValue: [], description: 'The topics of the conclusion.' })
  topics!: string[];
}

@InputType({ description: 'A conclusion that needs no action.' })
export class MarkNoActionNeededInput extends UpdateInput {
  @Field(() => String, { nullable: true, description: 'Why no action is needed.' })
  reason?: string | null;
}
