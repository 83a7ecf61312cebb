import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Person } from '../units/person.entity.ts';
import { Role } from './role.ts';

export const AccountKind = defineEnum('AccountKind', 'Whether a person or a program signs in with it.', {
  PERSON: ['cá nhân', 'A person, with a password or through the office’s own sign-in.'],
  SERVICE: ['dịch vụ', 'A program, with tokens only.'],
});
export type AccountKind = keyof typeof AccountKind;

/**
 * What somebody signs in with.
 *
 * It is not the person: units owe things without anybody having an account, and people of the graph need none. Accounts are never
 * deleted, because what was done names them; they are disabled.
 */
@ObjectType({
  implements: Node,
  description: 'What somebody signs in with. Never deleted: what was done names it. Vietnamese: tài khoản.',
})
@Entity()
export class Account extends StoredNode {
  static override readonly prefix = 'acc';

  @Field(() => String, {
    nullable: true,
    description: 'The name to sign in with; null to those who do not keep accounts.',
  })
  @Property({ type: 'text', collation: 'C' })
  @Unique()
  login!: string;

  @Field(() => String, { description: 'What the account is called beside what it did.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => AccountKind, { description: 'Whether a person or a program signs in with it.' })
  @Enum({ ...enumColumn(AccountKind), default: 'PERSON' })
  kind: Opt<AccountKind> = 'PERSON';

  @Field(() => Person, { nullable: true, description: 'The person of the graph it belongs to, when linked.' })
  @ManyToOne(() => Person, { ref: true, nullable: true, index: true })
  person: Ref<Person> | null = null;

  /** Argon2id in PHC format, `$argon2id$v=19$m=…`; null: no password, signs in otherwise. */
  @Property({ type: 'text', nullable: true })
  passwordHash: string | null = null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: the password was given by an administrator and must be changed first.',
  })
  @Property({ type: 'boolean', default: false })
  mustChangePassword: Opt<boolean> = false;

  /** Wrong passwords in a row; a right one, or an administrator, sets it back. */
  @Property({ type: 'integer', default: 0 })
  failedSignIns: Opt<number> = 0;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when no password is tried, after too many wrong ones; null: not locked.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  lockedUntil: Date | null = null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when nobody can sign in with it; null: it is in use.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  disabledAt: Date | null = null;

  /** True: comes with the demonstration and works only on a server that listens on loopback. */
  @Property({ type: 'boolean', default: false })
  demonstration: Opt<boolean> = false;
}

@ObjectType({
  implements: Node,
  description: 'That an account has a role in an organization and all below it.',
})
@Entity()
@Unique({ properties: ['account', 'role', 'organization'] })
export class RoleGrant extends StoredNode {
  static override readonly prefix = 'grt';

  @Field(() => Account, { nullable: true, description: 'Who has it; null to those who may not see it.' })
  @ManyToOne(() => Account, { ref: true })
  account!: Ref<Account>;

  @Field(() => Role, { description: 'The role.' })
  @Enum(enumColumn(Role))
  role!: Role;

  @Field(() => Organization, { nullable: true, description: 'The organization it reaches down from.' })
  @ManyToOne(() => Organization, { ref: true, index: true })
  organization!: Ref<Organization>;
}
