import { FileUpload, SOURCE_MEDIA_TYPE, StoredFile } from '../../entities/files/stored-file.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { fileNameFor } from './file-name.ts';
import { isSha256 } from './file-store.ts';

/** What a report says of a file it shows: the stored fields of `Evidence`. */
export interface AttachableFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/** How a file is named when it is attached. */
export interface AttachOptions {
  /** What to call it instead of the name it was sent with; it gets the ending of its type all the same. */
  readonly fileName?: string | null | undefined;
  /** True: it is read and not shown, so a page will do. */
  readonly forImport?: boolean;
  /** Which part of the input named the file. */
  readonly path?: readonly (string | number)[];
}

/**
 * The file that the viewer sent under a hash, with the name they last gave it.
 *
 * Refuses with `FILE_UNKNOWN` what they did not send themselves, whether or not it is kept.
 */
export async function findUpload(
  { em, viewer }: MutationContext,
  sha256: string,
  { fileName, forImport = false, path = ['sha256'] }: AttachOptions = {},
): Promise<AttachableFile> {
  const ownerFilter = viewer.kind === 'LOCAL' ? {} : { account: viewer.requireAccount().accountId };
  const upload = isSha256(sha256)
    ? await em.findOne(
        FileUpload,
        { ...ownerFilter, file: sha256, ...(!forImport && { mediaType: { $ne: SOURCE_MEDIA_TYPE } }) },
        { populate: ['file'], orderBy: { uploadedAt: 'desc', id: 'desc' } },
      )
    : undefined;
  const storedFile =
    !upload && forImport && viewer.kind === 'LOCAL' && isSha256(sha256)
      ? await em.findOne(StoredFile, { sha256 })
      : null;
  // Whoever works at the machine has the folder at hand, and signs nothing in.
  if (storedFile) {
    const { sizeBytes, mediaType } = storedFile;
    return {
      sha256,
      sizeBytes,
      mediaType,
      fileName: fileNameFor(fileName ?? sha256.slice(0, 12), mediaType),
    };
  }
  if (!upload)
    throw new DomainError(
      'FILE_UNKNOWN',
      `You sent no file with the hash "${sha256.slice(0, 64)}". Send it with POST /files first, then attach the sha256 it answers.`,
      { path },
    );
  const { mediaType, file } = upload;
  const name = fileName?.trim() ? fileNameFor(fileName, mediaType) : upload.fileName;
  return { sha256, sizeBytes: file.getEntity().sizeBytes, mediaType, fileName: name };
}
