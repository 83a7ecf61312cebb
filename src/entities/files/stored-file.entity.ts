import { type Opt, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/id.ts';
import { Account } from '../accounts/account.entity.ts';

/** What a file is kept as that came in only to be read: a page, or a text in other letters than UTF-8. No report shows it. */
export const SOURCE_MEDIA_TYPE = 'application/octet-stream';

/** A file that was kept, whoever sent it. Its bytes lie in the folder for files, under the same hash. */
@Entity()
export class StoredFile {
  [PrimaryKeyProp]?: 'sha256';

  /** SHA-256 of its bytes, lower-case hexadecimal. */
  @PrimaryKey({ type: 'text', collation: 'C' })
  sha256!: string;

  @Property({ type: 'integer' })
  sizeBytes!: number;

  /** What its bytes were found to be when they first came. */
  @Property({ type: 'text' })
  mediaType!: string;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'current_timestamp(3)' })
  createdAt: Opt<Date> = new Date();
}

/**
 * That an account sent a file, and under which name.
 *
 * Only who sent the bytes may attach them: to know a hash is no right to a file.
 */
@Entity()
export class FileUpload {
  @PrimaryKey({ type: 'string', columnType: 'node_id' })
  id: Opt<string> = newId('upl');

  @ManyToOne(() => Account, { ref: true })
  account!: Ref<Account>;

  @ManyToOne(() => StoredFile, { ref: true, joinColumn: 'sha256' })
  file!: Ref<StoredFile>;

  @Property({ type: 'text' })
  fileName!: string;

  /** What the bytes are under this name: text may be CSV. */
  @Property({ type: 'text' })
  mediaType!: string;

  @Property({ type: 'datetime', length: 3 })
  uploadedAt!: Date;
}
