import { FileUpload, SOURCE_MEDIA_TYPE, StoredFile } from '../../entities/files/stored-file.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { nameAs } from './file-name.ts';
import { isSha256 } from './file-store.ts';

/** What a report says of a file it shows: the stored fields of `Evidence`. */
export interface Attachable {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/** How a file is named when it is attached. */
export interface Attaching {
  /** What to call it instead of the name it was sent with; it gets the ending of its type all the same. */
  readonly fileName?: string | null | undefined;
  /** True: it is read and not shown, so a page will do. */
  readonly isRead?: boolean;
  /** Which part of the input named the file. */
  readonly path?: readonly (string | number)[];
}

/**
 * The file that the viewer sent under a hash, with the name they last gave it.
 *
 * Refuses with `FILE_UNKNOWN` what they did not send themselves, whether or not it is kept.
 */
export async function uploadedFile(
  { em, viewer }: Scope,
  sha256: string,
  { fileName, isRead = false, path = ['sha256'] }: Attaching = {},
): Promise<Attachable> {
  const own = viewer.kind === 'LOCAL' ? {} : { account: viewer.mustBeSignedIn().accountId };
  const upload = isSha256(sha256)
    ? await em.findOne(
        FileUpload,
        { ...own, file: sha256, ...(!isRead && { mediaType: { $ne: SOURCE_MEDIA_TYPE } }) },
        { populate: ['file'], orderBy: { uploadedAt: 'desc', id: 'desc' } },
      )
    : undefined;
  const kept =
    !upload && isRead && viewer.kind === 'LOCAL' && isSha256(sha256)
      ? await em.findOne(StoredFile, { sha256 })
      : null;
  // Whoever works at the machine has the folder at hand, and signs nothing in.
  if (kept) {
    const { sizeBytes, mediaType } = kept;
    return { sha256, sizeBytes, mediaType, fileName: nameAs(fileName ?? sha256.slice(0, 12), mediaType) };
  }
  if (!upload)
    throw new DomainError(
      'FILE_UNKNOWN',
      `You sent no file with the hash "${sha256.slice(0, 64)}". Send it with POST /files first, then attach the sha256 it answers.`,
      { path },
    );
  const { mediaType, file } = upload;
  const name = fileName?.trim() ? nameAs(fileName, mediaType) : upload.fileName;
  return { sha256, sizeBytes: file.getEntity().sizeBytes, mediaType, fileName: name };
}
