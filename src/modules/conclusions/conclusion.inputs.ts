import { Field, ID, InputType, Int } from 'type-graphql';
import { ConclusionKind } from '../../entities/conclusions/conclusion.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/inputs.ts';

@InputType({ description: 'Where the words of a conclusion stand.' })
export class PassageInput {
  @Field(() => ID, { description: 'The document.' })
  document!: string;

  @Field(() => Int, { description: 'Where they start, in UTF-16 units.' })
  start!: number;

  @Field(() => Int, { description: 'Where they end, exclusive.' })
  end!: number;
}

@InputType({ description: 'A clause of what the chair concluded.' })
export class RecordConclusionInput extends CreateInput {
  @Field(() => ID, { description: 'The meeting.' })
  meeting!: string;

  @Field(() => ConclusionKind, { description: 'What it does.' })
  kind!: ConclusionKind;

  @Field(() => String, { nullable: true, description: 'Its words; those of the passage unless given.' })
  text?: string | null;

  @Field(() => PassageInput, {
    nullable: true,
    description: 'Where they stand; left out when no text was kept.',
  })
  passage?: PassageInput | null;

  @Field(() => [ID], { defaultValue: [], description: 'Themes it belongs to.' })
  topics!: string[];
}

@InputType({ description: 'That nothing follows from a conclusion, so that it does not look forgotten.' })
export class MarkNoActionNeededInput extends UpdateInput {
  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}
