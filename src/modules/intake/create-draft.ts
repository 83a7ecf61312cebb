import { Document } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { MeetingReading } from '../../entities/intake/extracted-meeting.ts';
import { Meeting, type MeetingKind } from '../../entities/meetings/meeting.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { ExtractedMeeting } from '../../extraction/extraction.ts';
import { known } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { hashOf } from '../documents/document.service.ts';
import { mustBelongTo } from '../units/governing-body.ts';
import { proposeAll } from './create-proposals.ts';
import type { ImportDocumentInput } from './draft.inputs.ts';
import { Directory, namesOf } from './name-directory.ts';
import { draftOf, type Prepared, placeOf, type Read } from './parse-source.ts';

const LONGEST_TITLE = 300;

/** The first line that says something, as a title. */
const firstLine = (text: string): string =>
  text
    .split('\n')
    .find((line) => line.trim())
    ?.trim()
    .slice(0, LONGEST_TITLE) ?? '';

const STEMS: Record<MeetingKind, string> = {
  BRIEFING: 'GB',
  REGULAR_SESSION: 'PH',
  THEMATIC: 'CĐ',
  WORKING_VISIT: 'LV',
  REVIEW: 'SK',
  OTHER: 'H',
};

/** A code that no meeting has yet, such as people make them: `GB-2017-02`. */
async function freeCode({ em }: Scope, kind: MeetingKind, when: string): Promise<string> {
  const stem = `${STEMS[kind]}-${when}`;
  const taken = await em.find(Meeting, { code: { $like: `${stem}%` } }, { fields: ['code'] });
  const codes = new Set(taken.map(({ code }) => code));
  if (!codes.has(stem)) return stem;
  for (let number = 2; ; number++) if (!codes.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

function meetingSaid({ kind, title, period, heldOn, precision, host, chair, attendees }: ExtractedMeeting) {
  return Object.assign(new MeetingReading(), {
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
async function meetingProposed(scope: Scope, meeting: Meeting | null, read: ExtractedMeeting, title: string) {
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
  const kind = read.kind ?? 'BRIEFING';
  // The last day of a month that is not over stands for the month and is no day it was held on.
  const heldOn = read.heldOn && read.heldOn <= scope.today ? read.heldOn : null;
  return {
    meetingCode: await freeCode(scope, kind, read.period ?? heldOn ?? scope.today),
    meetingKind: kind,
    meetingTitle: read.title ?? title,
    period: read.period,
    heldOn,
    heldOnPrecision: heldOn ? (read.precision ?? 'DAY') : null,
    chairTitle: read.chair?.title ?? null,
  };
}

async function hostOf(
  scope: Scope,
  body: Organization,
  input: ImportDocumentInput,
  meeting: Meeting | null,
  found: string | undefined,
): Promise<Organization> {
  const id = input.host ?? meeting?.host.id ?? found;
  if (!id) return body;
  const host = await known(scope, Organization, id);
  mustBelongTo(body.id, host, ['host']);
  return host;
}

/** The names that are asked, and by them host and chair of the meeting. */
async function whoIsWho(
  scope: Scope,
  body: Organization,
  input: ImportDocumentInput,
  {
    meeting,
    read,
    day,
  }: { readonly meeting: Meeting | null; readonly read: ExtractedMeeting; readonly day: Day },
) {
  const names = await namesOf(scope, body.id, day);
  const found = read.host ? new Directory(names, { bodyName: body.name }).find(read.host, 'UNIT') : undefined;
  const host = await hostOf(scope, body, input, meeting, found?.id);
  const directory = new Directory(names, { bodyName: body.name, hostPath: host.path });
  const chair = read.chair ? (directory.find(read.chair.name, 'PERSON')?.id ?? null) : null;
  return { directory, host, chair: meeting ? meeting.chair : chair };
}

/** The text as it was read, and where it came from. */
const sourceOf = ({ text, file, notes, extraction: { zone } }: Read) => ({
  text,
  sha256: hashOf(text),
  length: text.length,
  fileSha256: file?.sha256 ?? null,
  fileName: file?.name ?? null,
  notes: [...notes],
  zoneStart: zone?.start ?? null,
  zoneEnd: zone?.end ?? null,
});

/** Brings a text in: a draft of what it says, for people to review. The same bytes again are the same draft. */
export async function importDocument(
  scope: Scope,
  input: ImportDocumentInput,
  prepared: Prepared,
): Promise<Draft> {
  const { body, meeting } = await placeOf(scope, input);
  if (prepared.draftId !== undefined) return known(scope, Draft, prepared.draftId);
  const { text, file, extraction, isRegister } = prepared;
  // Somebody else may have brought in the same while it was read.
  const present = await draftOf(scope, body, file?.sha256 ?? hashOf(text));
  if (present) return present;
  const read = extraction.meeting;
  const title = (input.title?.trim() || read.title || firstLine(text)).slice(0, LONGEST_TITLE);
  const proposed = await meetingProposed(scope, meeting, read, title);
  const day: Day = proposed.heldOn ?? input.issuedOn ?? scope.today;
  const { directory, host, chair } = await whoIsWho(scope, body, input, { meeting, read, day });
  const draft = scope.em.create(Draft, {
    body,
    documentKind: isRegister ? 'REGISTER' : input.kind,
    title,
    number: input.number?.trim() || null,
    issuedOn: input.issuedOn ?? null,
    confidentiality: input.confidentiality,
    ...sourceOf(prepared),
    said: meetingSaid(read),
    ...proposed,
    host,
    chair,
    meeting,
    previousVersion: input.previousVersion ? await known(scope, Document, input.previousVersion) : null,
  });
  await proposeAll(scope, draft, extraction.clauses, { body, directory, day });
  return draft;
}
