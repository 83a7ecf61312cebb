import { authorize } from '../../authorization/policy.ts';
import type { DocumentKind } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import { extract } from '../../extraction/extract.ts';
import type { Extraction } from '../../extraction/extraction.ts';
import { extractRegisterRows } from '../../extraction/register/extract-register-rows.ts';
import { findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { MutationRequestContext } from '../../mutations/transactional-mutation.ts';
import { parseRegister, parseSource } from '../../parsers/parse-source.ts';
import type { RegisterProblem } from '../../parsers/register.ts';
import type { Day } from '../../shared/day.ts';
import { inputError } from '../../shared/domain-error.ts';
import { assertHasText, sha256Of } from '../documents/document.service.ts';
import { findUpload } from '../files/find-upload.ts';
import { lockGoverningBody } from '../units/governing-body.ts';
import type { ImportDocumentInput } from './draft.inputs.ts';

/** A source that was read, and what was read of it. */
export interface ParsedSource {
  readonly draftId?: undefined;
  readonly text: string;
  readonly file: { readonly sha256: string; readonly name: string } | null;
  readonly notes: readonly string[];
  readonly extraction: Extraction;
  readonly isRegister: boolean;
}

/** What is known of a source ahead of the act; only the draft, when the same bytes were brought in before. */
export type PreparedImport = ParsedSource | { readonly draftId: string };

/** Problems of a register that are told at once. */
const MAX_REPORTED_PROBLEMS = 50;

/** The body a text is for, and the meeting it speaks of, if that is in the record. */
export async function resolveTarget(
  ctx: MutationContext,
  input: Pick<ImportDocumentInput, 'body' | 'meeting'>,
): Promise<{ body: Organization; meeting: Meeting | null }> {
  const meeting = input.meeting ? await findVisible(ctx, Meeting, input.meeting) : null;
  const bodyId = input.body ?? meeting?.body.id;
  if (!bodyId)
    throw inputError(
      'BODY_MISSING',
      'For whose record is it? Give the governing body, or the meeting.',
      'body',
    );
  const body = await lockGoverningBody(ctx, bodyId);
  authorize(ctx.viewer, 'draft.import', { body: body.path });
  if (meeting && meeting.body.id !== body.id)
    throw inputError(
      'MEETING_FOREIGN',
      `${meeting.code} is a meeting of another body. Name its own.`,
      'meeting',
    );
  return { body, meeting };
}

/** The draft that the same bytes became before, unless it was put away. */
export const findExistingDraft = (
  { em }: MutationContext,
  body: Organization,
  hash: string,
): Promise<Draft | null> =>
  em.findOne(Draft, {
    body,
    state: { $ne: 'REJECTED' },
    $or: [{ fileSha256: hash }, { fileSha256: null, sha256: hash }],
  });

interface ImportCheck {
  readonly draftId?: string;
  readonly date?: Day | null;
  readonly fileName?: string;
}

/** Everything that may refuse, or make reading needless, is asked before anything is read. */
async function checkBeforeParsing(
  input: ImportDocumentInput,
  context: MutationRequestContext,
  hash: string,
): Promise<ImportCheck> {
  let result: ImportCheck = {};
  await context.runMutation({
    name: 'importDocument',
    input: {},
    run: async (ctx) => {
      const { body, meeting } = await resolveTarget(ctx, input);
      const { fileName } = input;
      const file = input.file
        ? await findUpload(ctx, input.file, { fileName, forImport: true, path: ['file'] })
        : undefined;
      const draft = await findExistingDraft(ctx, body, hash);
      result = {
        date: input.issuedOn ?? meeting?.heldOn ?? null,
        ...(file && { fileName: file.fileName }),
        ...(draft && { draftId: draft.id }),
      };
      return body.id;
    },
  });
  return result;
}

/** What of an import decides how its bytes are read. */
interface ParseOptions {
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly date: Day | null;
}

/** Refuses with `REGISTER_INVALID` a register with problems, line by line: nothing of it is taken in. */
function assertNoRegisterProblems(problems: readonly RegisterProblem[]): void {
  if (!problems.length) return;
  const lines = problems
    .slice(0, MAX_REPORTED_PROBLEMS)
    .map(
      ({ sheet, line, column, problem }) =>
        `${[sheet, `line ${line}`, column].filter(Boolean).join(', ')}: ${problem}`,
    );
  const rest = problems.length - lines.length;
  throw inputError(
    'REGISTER_INVALID',
    `Nothing was taken in, because lines of the register have problems.\n${lines.join('\n')}${rest > 0 ? `\nand ${rest} more.` : ''}`,
    'file',
  );
}

/** Reads the bytes of a file and what they say; a register line by line, anything else as a text. */
export async function parseAndExtract(bytes: Buffer, { kind, fileName, date }: ParseOptions) {
  if (kind === 'REGISTER' || /\.xlsx$/iu.test(fileName)) {
    const { rows, problems, notes } = await parseRegister(bytes, { fileName });
    assertNoRegisterProblems(problems);
    return { ...extractRegisterRows(rows, date), notes, isRegister: true };
  }
  const { text, notes } = await parseSource(bytes, { fileName });
  assertHasText({ text });
  return { text, notes, extraction: extract(text, date ? { date } : {}), isRegister: false };
}

async function loadFileBytes(sha256: string, files: MutationRequestContext['files']): Promise<Buffer> {
  const bytes = await files?.readBytes(sha256);
  if (bytes) return bytes;
  throw inputError(
    'FILE_UNREADABLE',
    'The file is not kept here any more. Send it again with POST /files.',
    'file',
  );
}

/** Reads a source and what it says, ahead of the transaction: long texts take their time. */
export async function prepareImport(
  input: ImportDocumentInput,
  context: MutationRequestContext,
): Promise<PreparedImport> {
  const { text, file, kind } = input;
  if ((typeof text === 'string') === (typeof file === 'string'))
    throw inputError('SOURCE_AMBIGUOUS', 'Give either the text or the hash of a file, and not both.', 'text');
  if (typeof text === 'string') assertHasText({ text });
  const hash = file ?? sha256Of(text as string);
  const { draftId, date = null, fileName = '' } = await checkBeforeParsing(input, context, hash);
  if (draftId) return { draftId };
  if (!file) {
    const extraction = extract(text as string, date ? { date } : {});
    return { text: text as string, file: null, notes: [], extraction, isRegister: false };
  }
  const parsed = await parseAndExtract(await loadFileBytes(file, context.files), { kind, fileName, date });
  return { ...parsed, file: { sha256: file, name: fileName } };
}
