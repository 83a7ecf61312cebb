import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { Role } from './role.ts';

export const AccountKind = defineEnum('AccountKind', 'Whether an account is for a person or a program.', {
  PERSON: ['cá nhân', 'A person, who signs in with a password or through the OpenID provider of the office.'],
  SERVICE: ['dịch vụ', 'A program, which only uses tokens.'],
});
export type AccountKind = keyof typeof AccountKind;

/**
 * An account to sign in with.
 *
 * An account is not a person: units have duties without an account, and people of the graph need none. Accounts are disabled
 * and never deleted, because the history refers to them.
 */
@ObjectType({
  implements: Node,
  description:
    'An account to sign in with. It is never deleted, because the history refers to it. Vietnamese: tài khoản.',
})
@Entity()
export class Account extends StoredNode {
  static override readonly prefix = 'acc';

  @Field(() => String, {
    nullable: true,
    description: 'The name to sign in with; null if the viewer is neither its owner nor its administrator.',
  })
  @Property({ type: 'text', collation: 'C' })
  @Unique()
  login!: string;

  @Field(() => String, { description: 'The displayed name.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => AccountKind, { description: 'Whether it is for a person or a program.' })
  @Enum({ ...enumColumn(AccountKind), default: 'PERSON' })
  kind: Opt<AccountKind> = 'PERSON';

  @Field(() => Person, {
    nullable: true,
    description: 'The person of the graph who owns it; null if none is linked.',
  })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  person: Ref<Person> | null = null;

  /** Argon2id in PHC format, `$argon2id$v=19$m=…`; null if the account has no password. */
  @Property({ type: 'text', nullable: true })
  passwordHash: string | null = null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True if an administrator set the password and the owner must change it before anything else.',
  })
  @Property({ type: 'boolean', default: false })
  mustChangePassword: Opt<boolean> = false;

  /** The number of wrong passwords in a row. A right password or an administrator resets it. */
  @Property({ type: 'integer', default: 0 })
  failedSignIns: Opt<number> = 0;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when sign-in is locked after too many wrong passwords; null if it is not locked.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  lockedUntil: Date | null = null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was disabled; null if it is in use.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  disabledAt: Date | null = null;

  /** True if it belongs to the demonstration data. It then works only on a server that listens on loopback. */
  @Property({ type: 'boolean', default: false })
  demonstration: Opt<boolean> = false;
}

@ObjectType({
  implements: Node,
  description: 'The role of an account in an organization and all organizations below it.',
})
@Entity()
@Unique({ properties: ['account', 'role', 'organization'] })
export class RoleGrant extends StoredNode {
  static override readonly prefix = 'grt';

  @Field(() => Account, {
    nullable: true,
    description: 'The account that has the role; null if the viewer may not see it.',
  })
  @ManyToOne(() => Account, { ref: true })
  account!: Ref<Account>;

  @Field(() => Role, { description: 'The role.' })
  @Enum(enumColumn(Role))
  role!: Role;

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization in which, and below which, the role applies.',
  })
  @ManyToOne(() => Organization, { ref: true, index: true })
  organization!: Ref<Organization>;
}
