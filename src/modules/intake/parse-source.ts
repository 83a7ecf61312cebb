import { must } from '../../authorization/policy.ts';
import type { DocumentKind } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import { extract } from '../../extraction/extract.ts';
import type { Extraction } from '../../extraction/extraction.ts';
import { readRows } from '../../extraction/register/extract-register-rows.ts';
import { known } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import type { ActContext } from '../../mutations/transactional-mutation.ts';
import { readRegister, readSource } from '../../parsers/parse-source.ts';
import type { RegisterProblem } from '../../parsers/register.ts';
import type { Day } from '../../shared/day.ts';
import { refusalAt } from '../../shared/domain-error.ts';
import { hashOf, mustHaveWords } from '../documents/document.service.ts';
import { uploadedFile } from '../files/attach-file.ts';
import { lockedBody } from '../units/governing-body.ts';
import type { ImportDocumentInput } from './draft.inputs.ts';

/** A source that was read, and what was read of it. */
export interface Read {
  readonly draftId?: undefined;
  readonly text: string;
  readonly file: { readonly sha256: string; readonly name: string } | null;
  readonly notes: readonly string[];
  readonly extraction: Extraction;
  readonly isRegister: boolean;
}

/** What is known of a source ahead of the act; only the draft, when the same bytes were brought in before. */
export type Prepared = Read | { readonly draftId: string };

/** Problems of a register that are told at once. */
const MOST_TOLD = 50;

/** The body a text is for, and the meeting it speaks of, if that is in the record. */
export async function placeOf(
  scope: Scope,
  input: Pick<ImportDocumentInput, 'body' | 'meeting'>,
): Promise<{ body: Organization; meeting: Meeting | null }> {
  const meeting = input.meeting ? await known(scope, Meeting, input.meeting) : null;
  const bodyId = input.body ?? meeting?.body.id;
  if (!bodyId)
    throw refusalAt(
      'BODY_MISSING',
      'For whose record is it? Give the governing body, or the meeting.',
      'body',
    );
  const body = await lockedBody(scope, bodyId);
  must(scope.viewer, 'draft.import', { body: body.path });
  if (meeting && meeting.body.id !== body.id)
    throw refusalAt(
      'MEETING_FOREIGN',
      `${meeting.code} is a meeting of another body. Name its own.`,
      'meeting',
    );
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
      const { fileName } = input;
      const file = input.file
        ? await uploadedFile(scope, input.file, { fileName, isRead: true, path: ['file'] })
        : undefined;
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

/** What of an import decides how its bytes are read. */
interface Reading {
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly date: Day | null;
}

/** Refuses with `REGISTER_INVALID` a register with problems, line by line: nothing of it is taken in. */
function mustBeSound(problems: readonly RegisterProblem[]): void {
  if (!problems.length) return;
  const lines = problems
    .slice(0, MOST_TOLD)
    .map(
      ({ sheet, line, column, problem }) =>
        `${[sheet, `line ${line}`, column].filter(Boolean).join(', ')}: ${problem}`,
    );
  const rest = problems.length - lines.length;
  throw refusalAt(
    'REGISTER_INVALID',
    `Nothing was taken in, because lines of the register have problems.\n${lines.join('\n')}${rest > 0 ? `\nand ${rest} more.` : ''}`,
    'file',
  );
}

/** Reads the bytes of a file and what they say; a register line by line, anything else as a text. */
export async function readBytes(bytes: Buffer, { kind, fileName, date }: Reading) {
  if (kind === 'REGISTER' || /\.xlsx$/iu.test(fileName)) {
    const { rows, problems, notes } = await readRegister(bytes, { fileName });
    mustBeSound(problems);
    return { ...readRows(rows, date), notes, isRegister: true };
  }
  const { text, notes } = await readSource(bytes, { fileName });
  mustHaveWords({ text });
  return { text, notes, extraction: extract(text, date ? { date } : {}), isRegister: false };
}

async function bytesOf(sha256: string, files: ActContext['files']): Promise<Buffer> {
  const bytes = await files?.bytesOf(sha256);
  if (bytes) return bytes;
  throw refusalAt(
    'FILE_UNREADABLE',
    'The file is not kept here any more. Send it again with POST /files.',
    'file',
  );
}

/** Reads a source and what it says, ahead of the transaction: long texts take their time. */
export async function prepare(input: ImportDocumentInput, context: ActContext): Promise<Prepared> {
  const { text, file, kind } = input;
  if ((typeof text === 'string') === (typeof file === 'string'))
    throw refusalAt('SOURCE_AMBIGUOUS', 'Give either the text or the hash of a file, and not both.', 'text');
  if (typeof text === 'string') mustHaveWords({ text });
  const hash = file ?? hashOf(text as string);
  const { draftId, date = null, fileName = '' } = await lookFirst(input, context, hash);
  if (draftId) return { draftId };
  if (!file) {
    const extraction = extract(text as string, date ? { date } : {});
    return { text: text as string, file: null, notes: [], extraction, isRegister: false };
  }
  const read = await readBytes(await bytesOf(file, context.files), { kind, fileName, date });
  return { ...read, file: { sha256: file, name: fileName } };
}
