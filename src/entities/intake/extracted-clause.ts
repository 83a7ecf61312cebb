import type { Opt } from '@mikro-orm/core';
import { Embeddable, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { enumColumn } from '../../shared/enum.ts';
import { ConclusionKind } from '../conclusions/conclusion.entity.ts';

/** What the rules extracted from one clause, except for addressees and deadline, which are stored separately. */
@ObjectType({
  description:
    'What the rules extracted from a clause. It never changes. It is empty for a clause that a person marked.',
})
@Embeddable()
export class ExtractedClauseValues {
  @Field(() => Int, {
    nullable: true,
    description: 'The offset at which the rules let the clause start, in UTF-16 units.',
  })
  @Property({ type: 'integer', nullable: true })
  start: number | null = null;

  @Field(() => Int, { nullable: true, description: 'The offset at which the rules let it end, exclusive.' })
  @Property({ type: 'integer', nullable: true, fieldName: 'stop' })
  end: number | null = null;

  @Field(() => ConclusionKind, { nullable: true, description: 'The kind of conclusion.' })
  @Enum({ ...enumColumn(ConclusionKind), nullable: true })
  kind: ConclusionKind | null = null;

  @Field(() => Boolean, { description: 'Whether the clause says "ngay", "khẩn trương" or "sớm".' })
  @Property({ type: 'boolean', default: false })
  urgent: Opt<boolean> = false;

  @Field(() => [String], { description: 'The themes it mentions, in words.' })
  @Property({ type: 'array', default: [] })
  topics: Opt<string[]> = [];

  @Field(() => [String], { description: 'The places it mentions.' })
  @Property({ type: 'array', default: [] })
  places: Opt<string[]> = [];

  @Field(() => [String], { description: 'The targets it sets, in its words.' })
  @Property({ type: 'array', default: [] })
  targets: Opt<string[]> = [];

  @Field(() => [String], { description: 'The numbers of documents it refers to, in normal form.' })
  @Property({ type: 'array', default: [] })
  references: Opt<string[]> = [];

  @Field(() => [String], { description: 'The names of the rules that made this proposal.' })
  @Property({ type: 'array', default: [] })
  rules: Opt<string[]> = [];

  @Field(() => Float, {
    nullable: true,
    description: 'How certain the rules are, 0 to 1; null if no rule made it.',
  })
  @Property({ type: 'float', nullable: true })
  confidence: number | null = null;
}
