import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What an act answered under a key its caller chose, so that asking again does nothing twice. */
@Entity()
export class IdempotentAnswer {
  /** Who asked: keys of different accounts never meet. */
  @PrimaryKey({ type: 'text', collation: 'C' })
  actor!: string;

  @PrimaryKey({ type: 'text', collation: 'C' })
  key!: string;

  @Property({ type: 'text' })
  act!: string;

  /** SHA-256 of the input, hexadecimal. */
  @Property({ type: 'text', collation: 'C' })
  inputHash!: string;

  /** The node it answered. */
  @Property({ type: 'string', columnType: 'node_id' })
  nodeId!: string;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'current_timestamp(3)' })
  createdAt: Opt<Date> = new Date();
}
