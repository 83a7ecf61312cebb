/** What a file may be: what it is served as, and what its name may end in, the usual ending first. */
interface FileType {
  readonly mediaType: string;
  readonly endings: readonly [string, ...string[]];
}

const openXmlMediaType = (which: string) => `application/vnd.openxmlformats-officedocument.${which}`;

/**
 * The types an installation may take.
 *
 * What is missing here is refused whatever the settings say: pages and drawings that run scripts, programs, and Office files
 * with macros, which are types of their own.
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

/** Whether a word names a type. */
export const isFileTypeName = (word: string): word is FileTypeName => Object.hasOwn(fileTypes, word);

const byMediaType = new Map<string, FileTypeName>(
  Object.entries(fileTypes).map(([name, { mediaType }]) => [mediaType, name as FileTypeName]),
);

/** The type with a media type; undefined when it is none of ours. */
export const findFileType = (mediaType: string): FileTypeName | undefined => byMediaType.get(mediaType);

/** What is taken unless the installation chooses: all but archives, whose contents nobody has looked at. */
export const defaultFileTypes = (Object.keys(fileTypes) as FileTypeName[]).filter((name) => name !== 'zip');
