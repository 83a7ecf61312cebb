import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The result of a mutation with an idempotency key. A repeated request returns it and changes nothing. */
@Entity({ tableName: 'idempotent_answer' })
export class IdempotencyKey {
  /** The id of the account. Keys of different accounts are independent. */
  @PrimaryKey({ type: 'text', collation: 'C' })
  actor!: string;

  @PrimaryKey({ type: 'text', collation: 'C' })
  key!: string;

  @Property({ type: 'text', fieldName: 'act' })
  mutation!: string;

  /** SHA-256 of the input, hexadecimal. */
  @Property({ type: 'text', collation: 'C' })
  inputHash!: string;

  /** The node that the mutation returned. */
  @Property({ type: 'string', columnType: 'node_id' })
  nodeId!: string;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'current_timestamp(3)' })
  createdAt: Opt<Date> = new Date();
}
