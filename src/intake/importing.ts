import { createHash } from 'node:crypto';
import { must } from '../access/policy.ts';
import type { ActContext } from '../acts/act.ts';
import { known } from '../acts/loading.ts';
import type { Scope } from '../acts/scope.ts';
import { uploadedFile } from '../files/attaching.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import type { Day } from '../shared/day.ts';
import { DomainError } from '../shared/errors.ts';
import { mustHaveWords } from '../sources/document.service.ts';
import { lockedBody } from '../units/governing-body.ts';
import type { Organization } from '../units/organization.entity.ts';
import { Draft } from './draft.entity.ts';
import type { ImportDocumentInput } from './draft.inputs.ts';
import { extract } from './extract/extract.ts';
import type { Extraction } from './extract/extraction.ts';

/** Where kept files are read from, as far as reading texts needs it. */
export interface KeptFiles {
  /** All bytes of a kept file. */
  bytesOf(sha256: string): Promise<Buffer>;
}

/** A source that was read, and what was read of it; only the draft, when the same bytes were brought in before. */
export type Prepared =
  | { readonly draftId: string }
  | {
      readonly draftId?: undefined;
      readonly text: string;
      readonly file: { readonly sha256: string; readonly name: string } | null;
      readonly notes: readonly string[];
      readonly extraction: Extraction;
    };

const refuse = (code: string, sentence: string, ...path: string[]) =>
  new DomainError(code, sentence, { path });

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The body a text is for, and the meeting it speaks of, if that is in the record. */
export async function placeOf(
  scope: Scope,
  input: Pick<ImportDocumentInput, 'body' | 'meeting'>,
): Promise<{ body: Organization; meeting: Meeting | null }> {
  const meeting = input.meeting ? await known(scope, Meeting, input.meeting) : null;
  const bodyId = input.body ?? meeting?.body.id;
  if (!bodyId)
    throw refuse('BODY_MISSING', 'For whose record is it? Give the governing body, or the meeting.', 'body');
  const body = await lockedBody(scope, bodyId);
  must(scope.viewer, 'draft.import', { body: body.path });
  if (meeting && meeting.body.id !== body.id)
    throw refuse('MEETING_FOREIGN', `${meeting.code} is a meeting of another body. Name its own.`, 'meeting');
  return { body, meeting };
}

/** The draft that the same bytes became before, unless it was put away. */
export const draftOf = ({ em }: Scope, body: Organization, hash: string): Promise<Draft | null> =>
  em.findOne(Draft, {
    body,
    state: { $ne: 'REJECTED' },
    $or: [{ fileSha256: hash }, { fileSha256: null, sha256: hash }],
  });

interface Looked {
  readonly draftId?: string;
  readonly date?: Day | null;
  readonly fileName?: string;
}

/** Everything that may refuse, or make reading needless, is asked before anything is read. */
async function lookFirst(input: ImportDocumentInput, context: ActContext, hash: string): Promise<Looked> {
  let looked: Looked = {};
  await context.perform({
    name: 'importDocument',
    input: {},
    run: async (scope) => {
      const { body, meeting } = await placeOf(scope, input);
      const file = input.file ? await uploadedFile(scope, input.file, { path: ['file'] }) : undefined;
      const draft = await draftOf(scope, body, hash);
      looked = {
        date: input.issuedOn ?? meeting?.heldOn ?? null,
        ...(file && { fileName: file.fileName }),
        ...(draft && { draftId: draft.id }),
      };
      return body.id;
    },
  });
  return looked;
}

/** Reads a source and what it says, ahead of the transaction: long texts take their time. */
export async function prepare(
  input: ImportDocumentInput,
  context: ActContext & { readonly files?: KeptFiles },
): Promise<Prepared> {
  const { text, file } = input;
  if ((typeof text === 'string') === (typeof file === 'string'))
    throw refuse('SOURCE_AMBIGUOUS', 'Give either the text or the hash of a file, and not both.', 'text');
  if (typeof text === 'string') mustHaveWords({ text });
  const hash = file ?? hashOf(text as string);
  const { draftId, date, fileName = '' } = await lookFirst(input, context, hash);
  if (draftId) return { draftId };
  const source = file ? await readFile(file, context.files) : { text: text as string, notes: [] };
  mustHaveWords(source);
  const extraction = extract(source.text, date ? { date } : {});
  return { ...source, file: file ? { sha256: file, name: fileName } : null, extraction };
}

async function readFile(sha256: string, files: KeptFiles | undefined) {
  const bytes = await files?.bytesOf(sha256);
  const text = bytes?.toString('utf8');
  if (text === undefined)
    throw refuse('FILE_UNREADABLE', 'Files cannot be read here. Send the text itself.', 'file');
  return { text, notes: [] as string[] };
}
