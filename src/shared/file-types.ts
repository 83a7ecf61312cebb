/** A file type: the media type it is served with, and the extensions its name may have, the usual one first. */
interface FileType {
  readonly mediaType: string;
  readonly endings: readonly [string, ...string[]];
}

const openXmlMediaType = (subtype: string) => `application/vnd.openxmlformats-officedocument.${subtype}`;

/**
 * The file types that an installation may accept.
 *
 * All other types are rejected, and no setting changes that: web pages and drawings, which can run scripts, programs, and
 * Office files with macros, which have types of their own.
 */
export const fileTypes = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg', 'jfif'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  docx: { mediaType: openXmlMediaType('wordprocessingml.document'), endings: ['docx'] },
  xlsx: { mediaType: openXmlMediaType('spreadsheetml.sheet'), endings: ['xlsx'] },
  pptx: { mediaType: openXmlMediaType('presentationml.presentation'), endings: ['pptx'] },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  odp: { mediaType: 'application/vnd.oasis.opendocument.presentation', endings: ['odp'] },
  txt: { mediaType: 'text/plain', endings: ['txt'] },
  csv: { mediaType: 'text/csv', endings: ['csv'] },
  zip: { mediaType: 'application/zip', endings: ['zip'] },
} as const satisfies Record<string, FileType>;

export type FileTypeName = keyof typeof fileTypes;

/** Whether a word is the name of a file type. */
export const isFileTypeName = (word: string): word is FileTypeName => Object.hasOwn(fileTypes, word);

const byMediaType = new Map<string, FileTypeName>(
  Object.entries(fileTypes).map(([name, { mediaType }]) => [mediaType, name as FileTypeName]),
);

/** Returns the file type that has this media type; undefined if there is none. */
export const findFileType = (mediaType: string): FileTypeName | undefined => byMediaType.get(mediaType);

/** The file types that are accepted by default: all except archives, because their contents are not checked. */
export const defaultFileTypes = (Object.keys(fileTypes) as FileTypeName[]).filter((name) => name !== 'zip');
