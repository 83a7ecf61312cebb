import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { BadUserInputError } from '../shared/domain-error.ts';
import { defineEnum, enums } from '../shared/enum.ts';

const DatabaseKind = defineEnum('DatabaseKind', 'Where the graph is kept.', {
  EMBEDDED: ['cơ sở dữ liệu nhúng', 'In a PostgreSQL of its own, in a folder of the server.'],
  POSTGRESQL: ['máy chủ PostgreSQL', 'On a PostgreSQL server.'],
});

/** What the server says of itself. */
@ObjectType({ description: 'The server that answers.' })
export class ServerInfo {
  @Field(() => String, { description: 'The version of Giaoban.' })
  version!: string;

  @Field(() => DatabaseKind, { description: 'Where the graph is kept.' })
  database!: keyof typeof DatabaseKind;

  @Field(() => String, { description: 'The version of the database.' })
  databaseVersion!: string;

  @Field(() => Boolean, {
    description:
      'Whether an acknowledged change survives a loss of power, by the settings of the database. A crash of a process it survives in any case.',
  })
  isPowerLossSafe!: boolean;

  @Field(() => String, { description: 'The time zone whose calendar days the graph speaks of.' })
  timeZone!: string;
}

@ObjectType({ description: 'What a value of an enumeration is called and what it means.' })
class EnumLabel {
  @Field(() => String, { description: 'The enumeration.' })
  enum!: string;

  @Field(() => String, { description: 'The value.' })
  value!: string;

  @Field(() => String, { description: 'What it is called in Vietnamese.' })
  label!: string;

  @Field(() => String, { description: 'What it means, in English.' })
  description!: string;
}

/** What the server answers without asking the graph. */
@Resolver()
export class ServerInfoResolver {
  @Query(() => ServerInfo, {
    description: 'The server that answers: its version, and how safely it keeps the graph.',
  })
  serverInfo(@Ctx() { serverInfo }: { serverInfo: ServerInfo }): ServerInfo {
    return serverInfo;
  }

  @Query(() => [EnumLabel], { description: 'Vietnamese labels of the values of one enumeration, or of all.' })
  enumLabels(
    @Arg('name', () => String, {
      nullable: true,
      description: 'The enumeration, `DirectiveStatus`; default: all.',
    })
    name?: string,
  ): EnumLabel[] {
    if (name && !enums.has(name))
      throw new BadUserInputError(
        'ENUM_UNKNOWN',
        `There is no enumeration "${name.slice(0, 60)}". Leave the name out to get all.`,
      );
    return [...enums]
      .filter(([of]) => !name || of === name)
      .flatMap(([of, values]) =>
        [...values].map(([value, [label, description]]) => ({ enum: of, value, label, description })),
      );
  }
}
