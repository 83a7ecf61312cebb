import { authorize } from '../../authorization/policy.ts';
import { Account } from '../../entities/accounts/account.entity.ts';
import { Document, TextSpan } from '../../entities/documents/document.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { authorizeInBody } from '../../mutations/authorize-in-body.ts';
import { assertVersion, findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { inputError } from '../../shared/domain-error.ts';
import { sha256Of } from '../../shared/sha256.ts';
import type { GrantDocumentReaderInput, RecordDocumentInput } from './document.inputs.ts';

/** Returns the SHA-256 of a text in UTF-8, in hexadecimal. The database checks the same hash. */

/** Maximum length of a stored text, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 2_000_000;

/** Returns the exact text of a span. Throws `SPAN_INVALID` if the span is empty or outside the text. */
export function quoteDocument(document: Document, start: number, end: number, field: string): string {
  if (start >= 0 && start < end && end <= document.length) return document.text.slice(start, end);
  throw inputError(
    'SPAN_INVALID',
    `${start} to ${end} is not a span of this text of ${document.length} characters. Count UTF-16 code units from 0; the end is exclusive.`,
    field,
  );
}

function assertZone({ zoneStart = null, zoneEnd = null, text }: RecordDocumentInput): void {
  if (zoneStart === null && zoneEnd === null) return;
  if (
    zoneStart !== null &&
    zoneEnd !== null &&
    0 <= zoneStart &&
    zoneStart <= zoneEnd &&
    zoneEnd <= text.length
  )
    return;
  throw inputError(
    'ZONE_INVALID',
    'The start or the end of the concluding zone is missing or outside the text. Give both within the text, or neither.',
    'zoneStart',
  );
}

/** Throws `TEXT_MISSING`, `TEXT_TOO_LONG` or `TEXT_INVALID` if the text cannot be stored as the text of a document. */
export function assertHasText({ text }: Pick<RecordDocumentInput, 'text'>): void {
  if (!text.trim())
    throw inputError('TEXT_MISSING', 'The text of the document is empty. Give its exact text.', 'text');
  if (text.length > MAX_TEXT_LENGTH)
    throw inputError(
      'TEXT_TOO_LONG',
      `The text has ${text.length} characters, more than the limit of ${MAX_TEXT_LENGTH}. Record a shorter text.`,
      'text',
    );
  if (!text.isWellFormed() || text.includes('\0'))
    throw inputError(
      'TEXT_INVALID',
      'The text contains invalid characters: NUL or half of a UTF-16 pair. Read the source again.',
      'text',
    );
}

/** Records a document as it was received. The text is stored exactly and never edited. Errors: NUMBER_TAKEN, VERSION_REPLACED. */
export async function recordDocument(ctx: MutationContext, input: RecordDocumentInput): Promise<Document> {
  const { em } = ctx;
  const meeting = await findVisible(ctx, Meeting, input.meeting);
  await authorizeInBody(ctx, 'document.record', meeting);
  assertHasText(input);
  assertZone(input);
  const { number = null, issuedOn = null, kind, title, text, confidentiality } = input;
  const issuer = await findVisible(ctx, Organization, input.issuer ?? meeting.host.id);
  const year = number ? Number((issuedOn ?? meeting.heldOn ?? ctx.today).slice(0, 4)) : null;
  const previousVersion = input.previousVersion
    ? await findVisible(ctx, Document, input.previousVersion)
    : null;
  if (number && !previousVersion && (await em.count(Document, { number, kind, issuer, year })))
    throw inputError(
      'NUMBER_TAKEN',
      `The document ${number} of ${year} is already recorded. Send its id as previousVersion.`,
      'number',
    );
  if (previousVersion && (await em.count(Document, { previousVersion })))
    throw inputError(
      'VERSION_REPLACED',
      'That version was already replaced. Send the id of the latest version.',
      'previousVersion',
    );
  const document = em.create(Document, {
    kind,
    title,
    text,
    number,
    year,
    issuer,
    issuedOn,
    meeting,
    confidentiality,
    previousVersion,
    sha256: sha256Of(text),
    length: text.length,
    zoneStart: input.zoneStart ?? null,
    zoneEnd: input.zoneEnd ?? null,
  });
  input.clauses.forEach(({ start, end }, index) => {
    em.create(TextSpan, {
      document,
      start,
      end,
      quote: quoteDocument(document, start, end, 'clauses'),
      clause: index + 1,
    });
  });
  return document;
}

/** Allows an account to read a restricted document. */
export async function grantReader(ctx: MutationContext, input: GrantDocumentReaderInput): Promise<Document> {
  const document = await lockVisible(ctx, Document, input.id);
  const meeting = document.meeting && (await document.meeting.loadOrFail());
  const owner = await (meeting?.body ?? document.issuer)?.loadOrFail();
  authorize(ctx.viewer, 'document.grantReader', owner ? { body: owner.path } : {});
  assertVersion(document, input.expectedVersion);
  const account = await findVisible(ctx, Account, input.account);
  await ctx.em.execute(
    'insert into document_reader (document_id, account_id) values (?, ?) on conflict do nothing',
    [document.id, account.id],
  );
  return document;
}
