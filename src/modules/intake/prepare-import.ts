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
import { sha256Of } from '../../shared/sha256.ts';
import { assertHasText } from '../documents/document.service.ts';
import { findUpload } from '../files/find-upload.ts';
import { lockGoverningBody } from '../units/governing-body.ts';
import type { ImportDocumentInput } from './draft.inputs.ts';

/** A parsed source, with the values that the rules extracted from it. */
export interface ParsedSource {
  readonly draftId?: undefined;
  readonly text: string;
  readonly file: { readonly sha256: string; readonly name: string } | null;
  readonly notes: readonly string[];
  readonly extraction: Extraction;
  readonly isRegister: boolean;
}

/** The result of the preparation before the transaction. Only the id of the draft if the same bytes were imported before. */
export type PreparedImport = ParsedSource | { readonly draftId: string };

/** The maximum number of problems of a register in one error message. */
const MAX_REPORTED_PROBLEMS = 50;

/** Returns the governing body of an import, and the recorded meeting if one is given. Checks the permission. */
export async function resolveTarget(
  ctx: MutationContext,
  input: Pick<ImportDocumentInput, 'body' | 'meeting'>,
): Promise<{ body: Organization; meeting: Meeting | null }> {
  const meeting = input.meeting ? await findVisible(ctx, Meeting, input.meeting) : null;
  const bodyId = input.body ?? meeting?.body.id;
  if (!bodyId)
    throw inputError('BODY_MISSING', 'The import has no governing body. Give body or meeting.', 'body');
  const body = await lockGoverningBody(ctx, bodyId);
  authorize(ctx.viewer, 'draft.import', { body: body.path });
  if (meeting && meeting.body.id !== body.id)
    throw inputError(
      'MEETING_FOREIGN',
      `${meeting.code} is a meeting of another governing body. Give the body that held it.`,
      'meeting',
    );
  return { body, meeting };
}

/** Returns the draft of the same bytes, unless it was rejected. */
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

/** Runs all checks that may reject the import or make the parsing unnecessary. They run before anything is parsed. */
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

/** What decides how the bytes of an import are parsed. */
interface ParseOptions {
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly date: Day | null;
}

/** Throws `REGISTER_INVALID` with the problems, line by line, if a register has any. Then nothing of it is imported. */
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
    `Nothing was imported, because some lines of the register have problems. Correct them and import the register again.\n${lines.join('\n')}${rest > 0 ? `\nand ${rest} more.` : ''}`,
    'file',
  );
}

/** Parses the bytes of a file and extracts its values: a register line by line, every other file as a text. */
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
    'The file is not stored any more. Upload it again with POST /files.',
    'file',
  );
}

/** Parses a source and extracts its values before the transaction, because long texts take long. */
export async function prepareImport(
  input: ImportDocumentInput,
  context: MutationRequestContext,
): Promise<PreparedImport> {
  const { text, file, kind } = input;
  if ((typeof text === 'string') === (typeof file === 'string'))
    throw inputError(
      'SOURCE_AMBIGUOUS',
      'An import needs exactly one of text and file. Give one of them.',
      'text',
    );
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
