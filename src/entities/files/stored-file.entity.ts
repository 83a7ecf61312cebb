import { type Opt, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/id.ts';
import { Account } from '../accounts/account.entity.ts';

/** The media type of a file that is only stored to be imported: an HTML page, or a text not in UTF-8. It is never evidence. */
export const SOURCE_MEDIA_TYPE = 'application/octet-stream';

/** A stored file, independent of the account that uploaded it. Its bytes lie in the folder of files, under the same hash. */
@Entity()
export class StoredFile {
  [PrimaryKeyProp]?: 'sha256';

  /** SHA-256 of its bytes, lower-case hexadecimal. */
  @PrimaryKey({ type: 'text', collation: 'C' })
  sha256!: string;

  @Property({ type: 'integer' })
  sizeBytes!: number;

  /** The media type that was detected in the bytes when they were first uploaded. */
  @Property({ type: 'text' })
  mediaType!: string;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'current_timestamp(3)' })
  createdAt: Opt<Date> = new Date();
}

/**
 * The upload of a file by an account, under a name.
 *
 * Only an account that uploaded the bytes may attach them. Knowing a hash gives no right to the file.
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

  /** The media type of the bytes under this name. The name tells CSV from other text. */
  @Property({ type: 'text' })
  mediaType!: string;

  @Property({ type: 'datetime', length: 3 })
  uploadedAt!: Date;
}
