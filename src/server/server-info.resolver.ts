import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { BadUserInputError } from '../shared/domain-error.ts';
import { defineEnum, enums } from '../shared/enum.ts';

const DatabaseKind = defineEnum('DatabaseKind', 'Where the data is stored.', {
  EMBEDDED: ['cơ sở dữ liệu nhúng', 'In an embedded PostgreSQL, in a folder of the server.'],
  POSTGRESQL: ['máy chủ PostgreSQL', 'On a PostgreSQL server.'],
});

/** Facts about the server. */
@ObjectType({ description: 'The server that responds.' })
export class ServerInfo {
  @Field(() => String, { description: 'The version of Giaoban.' })
  version!: string;

  @Field(() => DatabaseKind, { description: 'Where the data is stored.' })
  database!: keyof typeof DatabaseKind;

  @Field(() => String, { description: 'The version of the database.' })
  databaseVersion!: string;

  @Field(() => Boolean, {
    description:
      'Whether an acknowledged change survives a power failure, as the settings of the database say. It always survives the crash of a process.',
  })
  isPowerLossSafe!: boolean;

  @Field(() => String, { description: 'The time zone of all calendar days in the API.' })
  timeZone!: string;
}

@ObjectType({ description: 'The label and the meaning of one value of an enumeration.' })
class EnumLabel {
  @Field(() => String, { description: 'The enumeration.' })
  enum!: string;

  @Field(() => String, { description: 'The value.' })
  value!: string;

  @Field(() => String, { description: 'The Vietnamese label.' })
  label!: string;

  @Field(() => String, { description: 'The meaning, in English.' })
  description!: string;
}

/** Root fields that the server returns without the database. */
@Resolver()
export class ServerInfoResolver {
  @Query(() => ServerInfo, {
    description: 'The server that responds: its version, and how safely it stores the data.',
  })
  serverInfo(@Ctx() { serverInfo }: { serverInfo: ServerInfo }): ServerInfo {
    return serverInfo;
  }

  @Query(() => [EnumLabel], {
    description: 'The Vietnamese labels of the values of one enumeration, or of all.',
  })
  enumLabels(
    @Arg('name', () => String, {
      nullable: true,
      description: 'The name of the enumeration, such as `DirectiveStatus`. Default: all.',
    })
    name?: string,
  ): EnumLabel[] {
    if (name && !enums.has(name))
      throw new BadUserInputError(
        'ENUM_UNKNOWN',
        `The enumeration "${name.slice(0, 60)}" does not exist. Omit the name to get all.`,
      );
    return [...enums]
      .filter(([of]) => !name || of === name)
      .flatMap(([of, values]) =>
        [...values].map(([value, [label, description]]) => ({ enum: of, value, label, description })),
      );
  }
}
