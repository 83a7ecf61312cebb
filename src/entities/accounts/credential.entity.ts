import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Account } from './account.entity.ts';

/** A browser that is signed in. Only the hash of its secret is kept, so that a stolen table opens no door. */
@ObjectType({ implements: Node, description: 'A browser that is signed in. Vietnamese: phiên đăng nhập.' })
@Entity()
export class Session extends StoredNode {
  static override readonly prefix = 'ses';

  @Field(() => Account, { nullable: true, description: 'Whose it is.' })
  @ManyToOne(() => Account, { ref: true, index: true })
  account!: Ref<Account>;

  /** SHA-256 of the secret in the cookie, hexadecimal. */
  @Property({ type: 'text', collation: 'C' })
  @Unique()
  secretHash!: string;

  @Field(() => DateTimeScalar, { description: 'When it was last used, to the minute.' })
  @Property({ type: 'datetime', length: 3 })
  lastUsedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends, however much it is used.' })
  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was ended before its time; null: it was not.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt: Date | null = null;

  @Field(() => String, { nullable: true, description: 'The browser, as it calls itself.' })
  @Property({ type: 'text', nullable: true })
  userAgent: string | null = null;
}

export const TokenScope = defineEnum('TokenScope', 'What a token may be used for.', {
  READ: ['chỉ đọc', 'Only reads what its account may read.'],
  WRITE: ['đọc và ghi', 'Reads and acts as its account may.'],
});
export type TokenScope = keyof typeof TokenScope;

/** A secret that a program sends instead of signing in. Shown once, when it is made. */
@ObjectType({
  implements: Node,
  description: 'A secret that a program sends instead of signing in; shown once, when it is made.',
})
@Entity()
export class AccessToken extends StoredNode {
  static override readonly prefix = 'tok';

  @Field(() => Account, { nullable: true, description: 'As whom it acts.' })
  @ManyToOne(() => Account, { ref: true, index: true })
  account!: Ref<Account>;

  @Field(() => String, { description: 'What its owner calls it.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => TokenScope, { description: 'What it may be used for.' })
  @Enum(enumColumn(TokenScope))
  scope!: TokenScope;

  /** SHA-256 of the token, hexadecimal. */
  @Property({ type: 'text', collation: 'C' })
  @Unique()
  secretHash!: string;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null: it was not.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt: Date | null = null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last used, to the minute; null: never.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  lastUsedAt: Date | null = null;
}

/** That an identity at an OpenID provider signs in with an account. */
@Entity()
@Unique({ properties: ['issuer', 'subject'] })
export class ProviderIdentity extends StoredNode {
  static override readonly prefix = 'idn';

  @ManyToOne(() => Account, { ref: true, index: true })
  account!: Ref<Account>;

  /** The issuer URL of the provider. */
  @Property({ type: 'text', collation: 'C' })
  issuer!: string;

  /** The subject, unique and permanent at its issuer. */
  @Property({ type: 'text', collation: 'C' })
  subject!: string;

  /** What the provider last called it; for people, never for looking up. */
  @Property({ type: 'text', nullable: true })
  email: Opt<string> | null = null;
}
