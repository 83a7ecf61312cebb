import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Account } from './account.entity.ts';

/** The session of a browser. Only the hash of its secret is stored, so nobody can sign in with a stolen table. */
@ObjectType({
  implements: Node,
  description: 'The session of a browser that is signed in. Vietnamese: phiên đăng nhập.',
})
@Entity()
export class Session extends StoredNode {
  static override readonly prefix = 'ses';

  @Field(() => Account, { nullable: true, description: 'The account that is signed in.' })
  @ManyToOne(() => Account, { ref: true, index: true })
  account!: Ref<Account>;

  /** SHA-256 of the secret in the cookie, hexadecimal. */
  @Property({ type: 'text', collation: 'C' })
  @Unique()
  secretHash!: string;

  @Field(() => DateTimeScalar, { description: 'When it was last used, precise to the minute.' })
  @Property({ type: 'datetime', length: 3 })
  lastUsedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends, even if it is in use.' })
  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was ended early; null if it was not.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt: Date | null = null;

  @Field(() => String, { nullable: true, description: 'The user agent of the browser.' })
  @Property({ type: 'text', nullable: true })
  userAgent: string | null = null;
}

export const TokenScope = defineEnum('TokenScope', 'What a token may be used for.', {
  READ: ['chỉ đọc', 'Reads what its account may read.'],
  WRITE: ['đọc và ghi', 'Reads and changes what its account may.'],
});
export type TokenScope = keyof typeof TokenScope;

/** A token that a program sends instead of signing in. It is shown once, when it is created. */
@ObjectType({
  implements: Node,
  description: 'A token that a program sends instead of signing in. It is shown once, when it is created.',
})
@Entity()
export class AccessToken extends StoredNode {
  static override readonly prefix = 'tok';

  @Field(() => Account, { nullable: true, description: 'The account whose rights it has.' })
  @ManyToOne(() => Account, { ref: true, index: true })
  account!: Ref<Account>;

  @Field(() => String, { description: 'The name that its owner chose.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => TokenScope, { description: 'What it may be used for.' })
  @Enum(enumColumn(TokenScope))
  scope!: TokenScope;

  /** SHA-256 of the token, hexadecimal. */
  @Property({ type: 'text', collation: 'C' })
  @Unique()
  secretHash!: string;

  @Field(() => DateTimeScalar, { description: 'When it expires.' })
  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null if it was not.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt: Date | null = null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last used, precise to the minute; null if never.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  lastUsedAt: Date | null = null;
}

/** The link of an identity at an OpenID provider to the account it signs in with. */
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

  /** The e-mail address that the provider last sent. It is for people to read and never for look-ups. */
  @Property({ type: 'text', nullable: true })
  email: Opt<string> | null = null;
}
