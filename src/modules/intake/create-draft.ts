import { Document } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { ExtractedMeetingValues } from '../../entities/intake/extracted-meeting.ts';
import { Meeting, type MeetingKind } from '../../entities/meetings/meeting.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { ExtractedMeeting } from '../../extraction/extraction.ts';
import { findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { sha256Of } from '../documents/document.service.ts';
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

/** The first line that says something, as a title. */
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

/** A code that no meeting has yet, such as people make them: `GB-2017-02`. */
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

function buildExtractedMeeting({
  kind,
  title,
  period,
  heldOn,
  precision,
  host,
  chair,
  attendees,
}: ExtractedMeeting) {
  return Object.assign(new ExtractedMeetingValues(), {
    kind,
    title,
    period,
    heldOn,
    precision,
    host,
    chair: chair?.name ?? null,
    chairTitle: chair?.title ?? null,
    attendees: [...attendees],
  });
}

/** What is proposed of the meeting: what is in the record already, else what the rules read. */
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
  // The last day of a month that is not over stands for the month and is no day it was held on.
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
  input: ImportDocumentInput,
  meeting: Meeting | null,
  foundId: string | undefined,
): Promise<Organization> {
  const id = input.host ?? meeting?.host.id ?? foundId;
  if (!id) return body;
  const host = await findVisible(ctx, Organization, id);
  assertInBody(body.id, host, ['host']);
  return host;
}

/** The names that are asked, and by them host and chair of the meeting. */
async function resolveParticipants(
  ctx: MutationContext,
  body: Organization,
  input: ImportDocumentInput,
  {
    meeting,
    read,
    day,
  }: { readonly meeting: Meeting | null; readonly read: ExtractedMeeting; readonly day: Day },
) {
  const names = await loadNames(ctx, body.id, day);
  const found = read.host
    ? new NameDirectory(names, { bodyName: body.name }).find(read.host, 'UNIT')
    : undefined;
  const host = await resolveHost(ctx, body, input, meeting, found?.id);
  const directory = new NameDirectory(names, { bodyName: body.name, hostPath: host.path });
  const chair = read.chair ? (directory.find(read.chair.name, 'PERSON')?.id ?? null) : null;
  return { directory, host, chair: meeting ? meeting.chair : chair };
}

/** The text as it was read, and where it came from. */
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

/** Brings a text in: a draft of what it says, for people to review. The same bytes again are the same draft. */
export async function importDocument(
  ctx: MutationContext,
  input: ImportDocumentInput,
  prepared: PreparedImport,
): Promise<Draft> {
  const { body, meeting } = await resolveTarget(ctx, input);
  if (prepared.draftId !== undefined) return findVisible(ctx, Draft, prepared.draftId);
  const { text, file, extraction, isRegister } = prepared;
  // Somebody else may have brought in the same while it was read.
  const existing = await findExistingDraft(ctx, body, file?.sha256 ?? sha256Of(text));
  if (existing) return existing;
  const extracted = extraction.meeting;
  const title = (input.title?.trim() || extracted.title || firstLine(text)).slice(0, MAX_TITLE_LENGTH);
  const proposed = await proposeMeeting(ctx, meeting, extracted, title);
  const day: Day = proposed.heldOn ?? input.issuedOn ?? ctx.today;
  const { directory, host, chair } = await resolveParticipants(ctx, body, input, {
    meeting,
    read: extracted,
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
