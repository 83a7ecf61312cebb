import { FileUpload, SOURCE_MEDIA_TYPE, StoredFile } from '../../entities/files/stored-file.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { fileNameFor } from './file-name.ts';
import { isSha256 } from './file-store.ts';

/** A file that can be attached: the stored fields of `Evidence`. */
export interface AttachableFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/** Options of `findUpload`. */
export interface AttachOptions {
  /** A name to use instead of the uploaded one. It gets the ending of its type too. */
  readonly fileName?: string | null | undefined;
  /** True: the file is parsed and not shown, so HTML pages are accepted too. */
  readonly forImport?: boolean;
  /** The path of the input field that names the file. For errors. */
  readonly path?: readonly (string | number)[];
}

/**
 * Returns the file with a hash that the viewer uploaded, with the name of their last upload. Local access finds the uploads of
 * all accounts.
 *
 * Throws `FILE_UNKNOWN` if the viewer did not upload it, even if it is stored for somebody else.
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
  // With local access, a file for import needs no upload: the command stores it directly.
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
      `You uploaded no file with the hash "${sha256.slice(0, 64)}". Send it with POST /files first, then attach the sha256 of the response.`,
      { path },
    );
  const { mediaType, file } = upload;
  const name = fileName?.trim() ? fileNameFor(fileName, mediaType) : upload.fileName;
  return { sha256, sizeBytes: file.getEntity().sizeBytes, mediaType, fileName: name };
}
