import type { Scope } from '../acts/scope.ts';
import { DomainError } from '../shared/errors.ts';
import { isSha256 } from './file-store.ts';
import { FileUpload } from './stored-file.entity.ts';

/** What a report says of a file it shows: the stored fields of `Evidence`. */
export interface Attachable {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/**
 * The file that the viewer sent under a hash, with the name they last gave it; `path` says which part of the input named it.
 *
 * Refuses with `FILE_UNKNOWN` what they did not send themselves, whether or not it is kept.
 */
export async function uploadedFile(
  { em, viewer }: Scope,
  sha256: string,
  path: readonly (string | number)[] = ['sha256'],
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
  const { fileName, mediaType, file } = upload;
  return { sha256, sizeBytes: file.getEntity().sizeBytes, mediaType, fileName };
}
