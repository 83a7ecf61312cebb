import type { Opt } from '@mikro-orm/core';
import { Embeddable, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { enumColumn } from '../../shared/enum.ts';
import { ConclusionKind } from '../conclusions/conclusion.entity.ts';

/** What the rules read of one clause, apart from addressees and deadline, which stand beside it. */
@ObjectType({
  description:
    'What the rules read of a clause. It never changes; all of it is empty for a clause a person marked.',
})
@Embeddable()
export class ExtractedClauseValues {
  @Field(() => Int, { nullable: true, description: 'Where the rules saw it start, in UTF-16 units.' })
  @Property({ type: 'integer', nullable: true })
  start: number | null = null;

  @Field(() => Int, { nullable: true, description: 'Where they saw it end, exclusive.' })
  @Property({ type: 'integer', nullable: true, fieldName: 'stop' })
  end: number | null = null;

  @Field(() => ConclusionKind, { nullable: true, description: 'What it does.' })
  @Enum({ ...enumColumn(ConclusionKind), nullable: true })
  kind: ConclusionKind | null = null;

  @Field(() => Boolean, { description: 'Whether it says "ngay", "khẩn trương" or "sớm".' })
  @Property({ type: 'boolean', default: false })
  urgent: Opt<boolean> = false;

  @Field(() => [String], { description: 'Themes it speaks of, in words.' })
  @Property({ type: 'array', default: [] })
  topics: Opt<string[]> = [];

  @Field(() => [String], { description: 'Places it speaks of.' })
  @Property({ type: 'array', default: [] })
  places: Opt<string[]> = [];

  @Field(() => [String], { description: 'Figures it sets, in its words.' })
  @Property({ type: 'array', default: [] })
  targets: Opt<string[]> = [];

  @Field(() => [String], { description: 'Numbers of documents it refers to, in normal form.' })
  @Property({ type: 'array', default: [] })
  references: Opt<string[]> = [];

  @Field(() => [String], { description: 'Names of the rules that made this proposal.' })
  @Property({ type: 'array', default: [] })
  rules: Opt<string[]> = [];

  @Field(() => Float, {
    nullable: true,
    description: 'How sure the rules are, 0 to 1; null where none spoke.',
  })
  @Property({ type: 'float', nullable: true })
  confidence: number | null = null;
}
