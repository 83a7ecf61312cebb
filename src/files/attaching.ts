import type { Scope } from '../acts/scope.ts';
import { DomainError } from '../shared/errors.ts';
import { nameAs } from './file-name.ts';
import { isSha256 } from './file-store.ts';
import { FileUpload } from './stored-file.entity.ts';

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
  { fileName, path = ['sha256'] }: Attaching = {},
): Promise<Attachable> {
  const own = viewer.kind === 'LOCAL' ? {} : { account: viewer.mustBeSignedIn().accountId };
  const upload = isSha256(sha256)
    ? await em.findOne(
        FileUpload,
        { ...own, file: sha256 },
        { populate: ['file'], orderBy: { uploadedAt: 'desc', id: 'desc' } },
      )
    : undefined;
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
