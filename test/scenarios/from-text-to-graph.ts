/**
 * The briefing of February 2017 from the text to the list of open directives, over HTTP, with accounts of the invented town.
 *
 *     npm start                                                        # in another window, on a fresh folder
 *     npx tsx test/scenarios/from-text-to-graph.ts http://127.0.0.1:4000
 *
 * Read it from top to bottom: the clerk imports the text, corrects the proposals, resolves the names, confirms, and queries.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { OpenDirectivesOfMeetingQuery } from '../../schema/generated/graphql.ts';
import { DEMO_PASSWORD } from '../../seeds/may-trang/accounts.ts';
import { HttpClient } from '../support/http-client.ts';
import { toUpdateInput } from '../support/to-update-input.ts';

/** The spans and kinds of the seven clauses of the speech. */
const EXPECTED = [
  [1926, 2057, 'DIRECTIVE', 'các địa phương, đơn vị'],
  [2059, 2118, 'DIRECTIVE', 'các địa phương, đơn vị'],
  [2120, 2178, 'DIRECTIVE', 'các địa phương, đơn vị'],
  [2180, 2343, 'DIRECTIVE', 'các địa phương, đơn vị'],
  [2345, 2409, 'DIRECTIVE', 'các địa phương, đơn vị'],
  [2411, 2545, 'DIRECTIVE', 'các địa phương'],
  [2547, 2622, 'NOTICE', null],
] as const;

interface Clause {
  readonly id: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly kind: string;
  readonly decision: string;
  readonly deadline: {
    readonly dueOn: string | null;
    readonly precision: string | null;
    readonly inferred: boolean;
  };
  readonly addressees: {
    readonly nodes: readonly { readonly name: string; readonly resolvedBy: string | null }[];
  };
}

interface Draft {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly period: string;
  readonly host: { readonly name: string };
  readonly meeting: { readonly id: string } | null;
  readonly document: { readonly id: string } | null;
  readonly extracted: { readonly chair: string; readonly host: string };
  readonly proposals: { readonly nodes: readonly Clause[] };
}

const CLAUSE_SELECTION =
  'id version start end quote kind decision deadline { dueOn precision inferred } addressees { nodes { name resolvedBy } }';
const DRAFT_SELECTION = `id version state period host { name } meeting { id } document { id } extracted { chair host } proposals(first: 50) { nodes { ${CLAUSE_SELECTION} } }`;

/** The clerk imports the text: the draft has seven clauses with their exact words, and nothing is recorded yet. */
async function importText(office: HttpClient, body: string, text: string): Promise<Draft> {
  const input = { body, text, kind: 'NEWS_REPORT', confidentiality: 'INTERNAL' };
  const draft = await office.mutate<Draft>('importDocument', 'draft', input, DRAFT_SELECTION);
  const { nodes } = draft.proposals;
  assert.deepEqual(
    nodes.map(({ start, end, kind, addressees }) => [start, end, kind, addressees.nodes[0]?.name ?? null]),
    EXPECTED,
  );
  for (const { start, end, quote } of nodes) assert.equal(text.slice(start, end), quote);
  assert.equal(draft.period, '2017-02');
  assert.deepEqual(draft.extracted, { chair: 'Triệu Đức Lân', host: 'Thường trực Thành ủy' });
  assert.equal(draft.host.name, 'Thường trực Thành ủy Mây Trắng');
  const again = await office.mutate<Draft>('importDocument', 'draft', input, DRAFT_SELECTION);
  assert.equal(again.id, draft.id, 'the same bytes are the same draft');
  return draft;
}

/** She corrects one clause. Another reviewer with the version before cannot overwrite it. */
async function correctClause(office: HttpClient, draft: Draft): Promise<void> {
  const [first] = draft.proposals.nodes;
  assert(first);
  const versionInput = toUpdateInput(first);
  const reviewed = await office.mutate<Clause>(
    'reviewProposal',
    'proposal',
    { ...versionInput, decision: 'ACCEPTED', places: ['Mây Trắng'] },
    CLAUSE_SELECTION,
  );
  assert.equal(reviewed.decision, 'ACCEPTED');
  assert.equal(
    await office.getErrorCode('reviewProposal', 'proposal', { ...versionInput, decision: 'REJECTED' }),
    'VERSION_STALE',
  );
}

const readDraft = async (office: HttpClient, id: string): Promise<Draft> => {
  const { draft } = await office.query<{ draft: Draft }>(
    `query ($id: ID!) { draft(by: { id: $id }) { ${DRAFT_SELECTION} } }`,
    { id },
  );
  return draft;
};

/** She creates the groups that do not exist yet; no unit is invented for them. */
async function resolveGroups(office: HttpClient, body: string, id: string): Promise<void> {
  for (const name of ['các địa phương, đơn vị', 'các địa phương']) {
    const draft = await readDraft(office, id);
    const isKnown = draft.proposals.nodes.every(({ addressees }) =>
      addressees.nodes.every((it) => it.name !== name || it.resolvedBy),
    );
    if (isKnown) continue;
    const group = await office.mutate<{ id: string }>('createGroup', 'group', { body, name }, 'id');
    await office.mutate('resolveName', 'draft', { ...toUpdateInput(draft), name, group: group.id }, 'id');
  }
}

/** The open directives of the meeting have the exact words of the text. Their implied period is shown, but they are never overdue. */
async function checkOpenDirectives(office: HttpClient, meeting: string, text: string): Promise<void> {
  const operation = new URL('../../schema/operations/OpenDirectivesOfMeeting.graphql', import.meta.url);
  const data = await office.query<OpenDirectivesOfMeetingQuery>(await readFile(operation, 'utf8'), {
    meeting,
  });
  const open = data.meeting?.directives.nodes ?? [];
  assert.equal(open.length, 6);
  for (const [index, { deadline, span, timeliness, status, assignments }] of open.entries()) {
    const [start, end, , name] = EXPECTED[index] ?? [];
    assert.deepEqual([span?.start, span?.end, span?.quote], [start, end, text.slice(start, end)]);
    assert.deepEqual([status, timeliness], ['ASSIGNED', 'NO_DEADLINE']);
    assert.deepEqual([deadline.dueOn, deadline.precision, deadline.inferred], ['2017-03-31', 'MONTH', true]);
    const [assignment] = assignments.nodes;
    assert(assignment?.addressee && 'name' in assignment.addressee);
    assert.deepEqual(
      [assignment.addressee.__typename, assignment.addressee.name, assignment.inherited],
      ['Group', name, index < 5],
    );
  }
}

/** Runs all steps. Logs each step after it. */
export async function runTextToGraphScenario(url: string, log: (sentence: string) => void): Promise<void> {
  const office = await new HttpClient(url).signIn('demo-office', DEMO_PASSWORD);
  const file = new URL('../../seeds/bac-kan-2017-02/bac-kan-2017-02.txt', import.meta.url);
  const text = await readFile(file, 'utf8');
  const { organizations } = await office.query<{ organizations: { nodes: { id: string }[] } }>(
    '{ organizations(filter: { name: { eq: "Thành ủy Mây Trắng" } }) { nodes { id } } }',
  );
  const body = organizations.nodes[0]?.id ?? assert.fail('The invented town is not there');
  const draft = await importText(office, body, text);
  log('Seven clauses were read, each with its exact words.');
  await correctClause(office, draft);
  log('A clause was corrected; nobody overwrites that unread.');
  await resolveGroups(office, body, draft.id);
  log('The collectives are known.');
  const before = await readDraft(office, draft.id);
  assert.equal(
    await office.getErrorCode('confirmDraft', 'draft', toUpdateInput(before)),
    'PROPOSALS_UNDECIDED',
  );
  const confirmed = await office.mutate<Draft>(
    'confirmDraft',
    'draft',
    { ...toUpdateInput(before), acceptUndecided: true },
    DRAFT_SELECTION,
  );
  assert.equal(confirmed.state, 'CONFIRMED');
  log('What was accepted is in the record.');
  await checkOpenDirectives(office, confirmed.meeting?.id ?? '', text);
  log('Six directives are open; the implied period is marked as such.');
  const { coverage, meeting } = await office.query<{
    coverage: object;
    meeting: { conclusions: { nodes: { kind: string }[] } };
  }>(
    'query ($document: ID!, $meeting: ID!) { coverage(document: $document) { clauseCount uncoveredCount } meeting(by: { id: $meeting }) { conclusions { nodes { kind } } } }',
    { document: confirmed.document?.id, meeting: confirmed.meeting?.id },
  );
  assert.deepEqual(coverage, { clauseCount: 7, uncoveredCount: 0 });
  assert.deepEqual(
    meeting.conclusions.nodes.map(({ kind }) => kind),
    EXPECTED.map(([, , kind]) => kind),
  );
  log('Every clause of the speech came to something: six directives and one notice.');
}

const [, file, url] = process.argv;
if (file?.endsWith('from-text-to-graph.ts') && url)
  await runTextToGraphScenario(url, (sentence) => process.stdout.write(`${sentence}\n`));
