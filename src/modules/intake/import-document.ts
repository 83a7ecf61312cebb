import { Document } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { ExtractedMeetingValues } from '../../entities/intake/extracted-meeting.ts';
import { Meeting, type MeetingKind } from '../../entities/meetings/meeting.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { ExtractedMeeting } from '../../extraction/extraction.ts';
import { findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { sha256Of } from '../../shared/sha256.ts';
import { assertInBody } from '../units/governing-body.ts';
import { createProposals } from './create-proposals.ts';
import type { ImportDocumentInput } from './draft.inputs.ts';
import { loadNames, NameDirectory } from './name-directory.ts';
import {
  findExistingDraft,
  type ParsedSource,
  type PreparedImport,
  resolveTarget,
} from './prepare-import.ts';

const MAX_TITLE_LENGTH = 300;

/** Returns the first line that is not empty, as a title. */
const firstLine = (text: string): string =>
  text
    .split('\n')
    .find((line) => line.trim())
    ?.trim()
    .slice(0, MAX_TITLE_LENGTH) ?? '';

const MEETING_CODE_PREFIXES: Record<MeetingKind, string> = {
  BRIEFING: 'GB',
  REGULAR_SESSION: 'PH',
  THEMATIC: 'CĐ',
  WORKING_VISIT: 'LV',
  REVIEW: 'SK',
  OTHER: 'H',
};

/** Returns a code that no meeting has yet, in the form that offices use: `GB-2017-02`. */
async function findFreeMeetingCode(
  { em }: MutationContext,
  kind: MeetingKind,
  when: string,
): Promise<string> {
  const prefix = `${MEETING_CODE_PREFIXES[kind]}-${when}`;
  const taken = await em.find(Meeting, { code: { $like: `${prefix}%` } }, { fields: ['code'] });
  const codes = new Set(taken.map(({ code }) => code));
  if (!codes.has(prefix)) return prefix;
  for (let number = 2; ; number++) if (!codes.has(`${prefix}-${number}`)) return `${prefix}-${number}`;
}

const buildExtractedMeeting = ({ chair, attendees, ...values }: ExtractedMeeting) =>
  Object.assign(new ExtractedMeetingValues(), {
    ...values,
    chair: chair?.name ?? null,
    chairTitle: chair?.title ?? null,
    attendees: [...attendees],
  });

/** Returns the proposed values of the meeting: those of the recorded meeting, or else the extracted values. */
async function proposeMeeting(
  ctx: MutationContext,
  meeting: Meeting | null,
  extracted: ExtractedMeeting,
  title: string,
) {
  if (meeting)
    return {
      meetingCode: meeting.code,
      meetingKind: meeting.kind,
      meetingTitle: meeting.title,
      period: meeting.period,
      heldOn: meeting.heldOn,
      heldOnPrecision: meeting.heldOnPrecision,
      chairTitle: meeting.chairTitle,
    };
  const kind = extracted.kind ?? 'BRIEFING';
  // A day in the future is the last day of a month that is not over. It stands for the month, not for the day of the meeting.
  const heldOn = extracted.heldOn && extracted.heldOn <= ctx.today ? extracted.heldOn : null;
  return {
    meetingCode: await findFreeMeetingCode(ctx, kind, extracted.period ?? heldOn ?? ctx.today),
    meetingKind: kind,
    meetingTitle: extracted.title ?? title,
    period: extracted.period,
    heldOn,
    heldOnPrecision: heldOn ? (extracted.precision ?? 'DAY') : null,
    chairTitle: extracted.chair?.title ?? null,
  };
}

async function resolveHost(
  ctx: MutationContext,
  body: Organization,
  id: string | undefined,
): Promise<Organization> {
  if (!id) return body;
  const host = await findVisible(ctx, Organization, id);
  assertInBody(body.id, host, ['host']);
  return host;
}

/** Loads the names of the body, and resolves the host and the chair of the meeting by them. */
async function resolveParticipants(
  ctx: MutationContext,
  body: Organization,
  input: ImportDocumentInput,
  {
    meeting,
    extracted,
    day,
  }: { readonly meeting: Meeting | null; readonly extracted: ExtractedMeeting; readonly day: Day },
) {
  const names = await loadNames(ctx, body.id, day);
  const extractedHost = extracted.host
    ? new NameDirectory(names, { bodyName: body.name }).find(extracted.host, 'UNIT')
    : undefined;
  const host = await resolveHost(ctx, body, input.host ?? meeting?.host.id ?? extractedHost?.id);
  const directory = new NameDirectory(names, { bodyName: body.name, hostPath: host.path });
  const chair = extracted.chair ? (directory.find(extracted.chair.name, 'PERSON')?.id ?? null) : null;
  return { directory, host, chair: meeting ? meeting.chair : chair };
}

/** The parsed text, and the file it came from. */
const buildSourceFields = ({ text, file, notes, extraction: { zone } }: ParsedSource) => ({
  text,
  sha256: sha256Of(text),
  length: text.length,
  fileSha256: file?.sha256 ?? null,
  fileName: file?.name ?? null,
  notes: [...notes],
  zoneStart: zone?.start ?? null,
  zoneEnd: zone?.end ?? null,
});

/** Creates a draft from a parsed text, for people to review. If the body already has a draft of the same bytes, returns that draft. */
export async function importDocument(
  ctx: MutationContext,
  input: ImportDocumentInput,
  prepared: PreparedImport,
): Promise<Draft> {
  const { body, meeting } = await resolveTarget(ctx, input);
  if (prepared.draftId !== undefined) return findVisible(ctx, Draft, prepared.draftId);
  const { text, file, extraction, isRegister } = prepared;
  // Another request may have imported the same bytes while this one was parsed.
  const existing = await findExistingDraft(ctx, body, file?.sha256 ?? sha256Of(text));
  if (existing) return existing;
  const extracted = extraction.meeting;
  const title = (input.title?.trim() || extracted.title || firstLine(text)).slice(0, MAX_TITLE_LENGTH);
  const proposed = await proposeMeeting(ctx, meeting, extracted, title);
  const day: Day = proposed.heldOn ?? input.issuedOn ?? ctx.today;
  const { directory, host, chair } = await resolveParticipants(ctx, body, input, {
    meeting,
    extracted,
    day,
  });
  const draft = ctx.em.create(Draft, {
    body,
    documentKind: isRegister ? 'REGISTER' : input.kind,
    title,
    number: input.number?.trim() || null,
    issuedOn: input.issuedOn ?? null,
    confidentiality: input.confidentiality,
    ...buildSourceFields(prepared),
    extracted: buildExtractedMeeting(extracted),
    ...proposed,
    host,
    chair,
    meeting,
    previousVersion: input.previousVersion ? await findVisible(ctx, Document, input.previousVersion) : null,
  });
  await createProposals(ctx, draft, extraction.clauses, { body, directory, day });
  return draft;
}
