/**
 * A year of one unit over HTTP, with the accounts of the invented town: the office, the leader, two units and an auditor.
 *
 *     npm start                                                        # in another window, on a fresh folder
 *     npx tsx test/scenarios/year-of-one-unit.ts http://127.0.0.1:4000
 *
 * Read it from top to bottom: each function is one event in the office, with the queries after it.
 */
import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../../seeds/may-trang/accounts.ts';
import { HttpClient } from '../support/http-client.ts';
import { toUpdateInput } from '../support/to-update-input.ts';

interface SelectedNode {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

const NODE_SELECTION = 'id version status';

const ORDER = 'Giao Sở Tài chính rà soát các khoản thu tiền sử dụng đất, báo cáo trước ngày 31/3/2026';
const PRAISE = 'Biểu dương các đơn vị đã hoàn thành thu ngân sách năm 2025';
const NOTICE = `Kết luận tại hội nghị giao ban tháng 01/2026: ${ORDER}; ${PRAISE}.`;

const buildFixedDeadline = (dueOn: string, words: string) => ({
  kind: 'FIXED',
  words,
  dueOn,
  precision: 'DAY',
});

/** Signs in all accounts, each with a client of its own. */
async function signInEverybody(url: string) {
  const signIn = (login: string) => new HttpClient(url).signIn(login, DEMO_PASSWORD);
  const [office, leader, unit, auditor] = await Promise.all(
    ['demo-office', 'demo-leader', 'demo-unit', 'demo-auditor'].map(signIn),
  );
  assert(office && leader && unit && auditor);
  const findOrganizationId = async (name: string) => {
    const { organizations } = await office.query<{ organizations: { nodes: { id: string }[] } }>(
      'query ($name: String!) { organizations(filter: { name: { eq: $name } }) { nodes { id } } }',
      { name },
    );
    return organizations.nodes[0]?.id ?? assert.fail(`There is no organization ${name}.`);
  };
  return { office, leader, unit, auditor, findOrganizationId, stranger: new HttpClient(url) };
}

type People = Awaited<ReturnType<typeof signInEverybody>>;

/** January: the briefing has two conclusions, one of them an order. */
async function recordBriefing({ office, findOrganizationId }: People) {
  const body = await findOrganizationId('Thành ủy Mây Trắng');
  const meeting = await office.mutate<SelectedNode>(
    'recordMeeting',
    'meeting',
    {
      host: await findOrganizationId('Thường trực Thành ủy Mây Trắng'),
      code: `GB-NAM-${Date.now()}`,
      title: 'Hội nghị giao ban tháng 01/2026',
      period: '2026-01',
      heldOn: '2026-01-14',
    },
    'id',
  );
  const clause = (words: string) => ({
    start: NOTICE.indexOf(words),
    end: NOTICE.indexOf(words) + words.length,
  });
  const document = await office.mutate<SelectedNode>(
    'recordDocument',
    'document',
    {
      meeting: meeting.id,
      kind: 'CONCLUSION_NOTICE',
      title: 'Thông báo kết luận hội nghị giao ban tháng 01/2026',
      text: NOTICE,
      issuedOn: '2026-01-15',
      zoneStart: 0,
      zoneEnd: NOTICE.length,
      clauses: [clause(ORDER), clause(PRAISE)],
    },
    'id',
  );
  const conclude = (kind: string, words: string) =>
    office.mutate<SelectedNode>(
      'recordConclusion',
      'conclusion',
      { meeting: meeting.id, kind, passage: { document: document.id, ...clause(words) } },
      'id version',
    );
  const order = await conclude('DIRECTIVE', ORDER);
  const praise = await conclude('ASSESSMENT', PRAISE);
  await office.mutate(
    'markNoActionNeeded',
    'conclusion',
    { id: praise.id, expectedVersion: praise.version },
    'id',
  );
  return { body, meeting, document, order };
}

type Briefing = Awaited<ReturnType<typeof recordBriefing>>;

/** The office drafts the directive, assigns it to the unit and issues it; the unit accepts and starts. */
async function issueOrder(
  { office, unit, findOrganizationId }: People,
  { body, order }: Briefing,
): Promise<SelectedNode> {
  const finance = await findOrganizationId('Sở Tài chính thành phố Mây Trắng');
  const draft = await office.mutate<SelectedNode>(
    'draftDirective',
    'directive',
    {
      body,
      conclusion: order.id,
      text: ORDER,
      addressees: [{ organization: finance, words: 'Sở Tài chính' }],
      deadline: buildFixedDeadline('2026-03-31', 'trước ngày 31/3/2026'),
      idempotencyKey: `${order.id}/1`,
    },
    NODE_SELECTION,
  );
  assert.equal(await unit.getErrorCode('acceptDirective', 'directive', toUpdateInput(draft)), 'NODE_UNKNOWN');
  const issued = await office.mutate<SelectedNode>(
    'issueDirective',
    'directive',
    { ...toUpdateInput(draft), issuedOn: '2026-01-15' },
    NODE_SELECTION,
  );
  const accepted = await unit.mutate<SelectedNode>(
    'acceptDirective',
    'directive',
    { ...toUpdateInput(issued), on: '2026-01-16' },
    NODE_SELECTION,
  );
  return unit.mutate<SelectedNode>(
    'startDirective',
    'directive',
    { ...toUpdateInput(accepted), on: '2026-01-20' },
    NODE_SELECTION,
  );
}

/** March: the unit requests an extension; the leader grants it, the unit itself may not. */
async function extendDeadline({ unit, leader }: People, { id }: SelectedNode): Promise<void> {
  await unit.mutate(
    'reportProgress',
    'progressReport',
    { directive: id, summary: 'Đã rà soát 60/140 dự án.', percent: 40, period: '2026-02', on: '2026-02-27' },
    'id',
  );
  const request = await unit.mutate<SelectedNode>(
    'requestExtension',
    'extensionRequest',
    {
      directive: id,
      deadline: buildFixedDeadline('2026-04-30', 'đến ngày 30/4/2026'),
      reason: 'Chờ số liệu của các phường, xã.',
      on: '2026-03-20',
    },
    'id version',
  );
  assert.equal(
    await unit.getErrorCode('grantExtension', 'extensionRequest', toUpdateInput(request)),
    'FORBIDDEN',
  );
  await leader.mutate(
    'grantExtension',
    'extensionRequest',
    { ...toUpdateInput(request), on: '2026-03-25' },
    'id',
  );
}

/** April: the unit reports completion with evidence; the office returns it once for rework; in May the leader confirms. */
async function completeDirective(
  { unit, office, leader, auditor, stranger }: People,
  { id }: SelectedNode,
): Promise<SelectedNode> {
  const sha256 = await unit.upload('bảng tổng hợp.csv', 'text/csv', 'du an,so tien\nA,1\nB,2\n');
  const report = async (on: string, evidence: object[]) => {
    const { directive } = await unit.mutate<{ directive: SelectedNode }>(
      'reportProgress',
      'progressReport',
      { directive: id, summary: 'Đã rà soát xong 140/140 dự án.', isCompletionReport: true, evidence, on },
      `directive { ${NODE_SELECTION} }`,
    );
    assert.equal(directive.status, 'REPORTED_DONE');
    return directive;
  };
  const first = await report('2026-04-24', []);
  assert.equal(await unit.getErrorCode('confirmCompletion', 'directive', toUpdateInput(first)), 'FORBIDDEN');
  await office.mutate(
    'returnForRework',
    'directive',
    { ...toUpdateInput(first), reason: 'Chưa có bảng tổng hợp kèm theo.', on: '2026-04-27' },
    'id',
  );
  const second = await report('2026-04-29', [{ sha256 }]);
  assert.equal((await auditor.download(sha256)).text, 'du an,so tien\nA,1\nB,2\n');
  assert.equal((await stranger.download(sha256)).status, 404);
  const confirmed = await leader.mutate<SelectedNode>(
    'confirmCompletion',
    'directive',
    { ...toUpdateInput(second), on: '2026-05-06' },
    NODE_SELECTION,
  );
  assert.equal(confirmed.status, 'COMPLETED');
  return confirmed;
}

/** Afterwards: the query of the state on any day, and of the words of the source. */
async function checkPastStates({ auditor }: People, { id }: SelectedNode): Promise<void> {
  const readOn = async (asOf: string) => {
    const { directive } = await auditor.query<{ directive: Record<string, unknown> }>(
      'query ($id: ID!, $asOf: Date) { directive(by: { id: $id }, asOf: $asOf) { status isOpen timeliness originalTimeliness extensionCount } }',
      { id, asOf },
    );
    return directive;
  };
  const { isOpen, status } = await readOn('2026-01-14');
  assert.deepEqual([status, isOpen], ['DRAFT', false]);
  assert.equal((await readOn('2026-02-28')).status, 'IN_PROGRESS');
  assert.equal((await readOn('2026-04-25')).status, 'REPORTED_DONE');
  assert.deepEqual(await readOn('2026-05-06'), {
    status: 'COMPLETED',
    isOpen: false,
    timeliness: 'ON_TIME',
    originalTimeliness: 'LATE',
    extensionCount: 1,
  });
  const { directive, trace } = await auditor.query<{
    directive: { span: { quote: string } };
    trace: { origin: { nodes: { node: { __typename: string } }[] } };
  }>(
    'query ($id: ID!) { directive(by: { id: $id }) { span { quote } } trace(id: $id) { origin { nodes { node { __typename } } } } }',
    { id },
  );
  assert.equal(directive.span.quote, ORDER);
  assert(trace.origin.nodes.some(({ node }) => node.__typename === 'Document'));
}

/** Summer: a directive to the wrong unit is returned; one to a group is resolved; one is reviewed and cancelled. */
async function runOtherTransitions(
  { office, unit, findOrganizationId }: People,
  { body, meeting }: Briefing,
): Promise<void> {
  const [finance, building] = [
    await findOrganizationId('Sở Tài chính thành phố Mây Trắng'),
    await findOrganizationId('Sở Xây dựng thành phố Mây Trắng'),
  ];
  const issueTo = async (addressees: object[]) => {
    const draft = await office.mutate<SelectedNode>(
      'draftDirective',
      'directive',
      { body, text: 'Cấp phép xây dựng.', addressees },
      NODE_SELECTION,
    );
    return office.mutate<SelectedNode>(
      'issueDirective',
      'directive',
      { ...toUpdateInput(draft), issuedOn: '2026-06-10' },
      NODE_SELECTION,
    );
  };
  const misassigned = await issueTo([{ organization: finance }]);
  const returned = await unit.mutate<SelectedNode>(
    'returnDirective',
    'directive',
    { ...toUpdateInput(misassigned), reason: 'Thuộc thẩm quyền Sở Xây dựng.', on: '2026-06-12' },
    NODE_SELECTION,
  );
  const anew = await office.mutate<SelectedNode>(
    'assignDirective',
    'directive',
    { ...toUpdateInput(returned), addressees: [{ organization: building }], on: '2026-06-15' },
    NODE_SELECTION,
  );
  assert.equal(anew.status, 'ASSIGNED');

  const { groups } = await office.query<{ groups: { nodes: { id: string }[] } }>(
    '{ groups(filter: { name: { eq: "các sở, ban, ngành" } }) { nodes { id } } }',
  );
  const toAll = await issueTo([{ group: groups.nodes[0]?.id }]);
  const { directive } = await office.query<{ directive: { assignments: { nodes: SelectedNode[] } } }>(
    'query ($id: ID!) { directive(by: { id: $id }) { assignments { nodes { id version } } } }',
    { id: toAll.id },
  );
  const groupAssignment = directive.assignments.nodes[0] ?? assert.fail();
  const { memberCount } = await office.mutate<{ memberCount: number }>(
    'resolveGroup',
    'assignment',
    toUpdateInput(groupAssignment),
    'memberCount',
  );
  assert(memberCount > 5);

  const { directive: reviewed } = await office.mutate<{ directive: SelectedNode & { reviewCount: number } }>(
    'reviewDirective',
    'review',
    { directive: anew.id, meeting: meeting.id, outcome: 'URGED', on: '2026-07-14' },
    `directive { ${NODE_SELECTION} reviewCount }`,
  );
  assert.equal(reviewed.reviewCount, 1);
  const cancelled = await office.mutate<SelectedNode>(
    'cancelDirective',
    'directive',
    { ...toUpdateInput(reviewed), reason: 'Đã lồng ghép vào kế hoạch chung.', on: '2026-07-20' },
    NODE_SELECTION,
  );
  assert.equal(cancelled.status, 'CANCELLED');
}

/** Runs the year against a server. Logs each step in a sentence, and throws if a result is wrong. */
export async function runYearScenario(url: string, log: (sentence: string) => void): Promise<void> {
  const people = await signInEverybody(url);
  log('The office, the leader, the unit and the auditor are signed in.');
  const briefing = await recordBriefing(people);
  log('January: the briefing is recorded with its notice and two conclusions, one of which needs no action.');
  const started = await issueOrder(people, briefing);
  log('January: the directive is issued with its exact words, accepted and started.');
  await extendDeadline(people, started);
  log('March: the unit requests an extension, and the leader grants it.');
  const completed = await completeDirective(people, started);
  log('April and May: reported done, returned for rework, reported again with evidence, confirmed.');
  await checkPastStates(people, completed);
  log('Afterwards: on time by the deadline in force, late by the original one, traced to the words.');
  await runOtherTransitions(people, briefing);
  log('Summer: returned and assigned again, resolved to the members of a group, urged, cancelled.');
}

const [, file, url] = process.argv;
if (file?.endsWith('year-of-one-unit.ts') && url)
  await runYearScenario(url, (sentence) => process.stdout.write(`${sentence}\n`));
