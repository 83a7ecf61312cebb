import { createHash } from 'node:crypto';
import { Draft } from '../../../src/entities/intake/draft.entity.ts';
import { Proposal } from '../../../src/entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../../src/entities/intake/proposed-addressee.entity.ts';
import {
  type BodyFixture,
  buildOrganizationId,
  buildRowId,
  buildTopicId,
  CREATED_AT,
  type VisibilityDataset,
} from './visibility-dataset.ts';

function addProposal(
  dataset: VisibilityDataset,
  { name, fullReaders }: BodyFixture,
  draft: string,
  key: string,
  clause: string,
  start: number,
) {
  const proposal = dataset.addRow(Proposal, key, {
    draft,
    start,
    end: start + clause.length,
    quote: clause,
    kind: dataset.choose(fullReaders, 'DIRECTIVE', 'NOTICE'),
    decision: dataset.choose(fullReaders, 'PENDING', 'REJECTED'),
    note: dataset.choose(fullReaders, null, 'Bí mật'),
    urgent: dataset.choose(fullReaders, false, true),
    extracted: {
      kind: dataset.choose(fullReaders, 'DIRECTIVE', 'TARGET'),
      confidence: dataset.choose(fullReaders, 0.5, 0.9),
    },
    extractedDeadline: { kind: 'FIXED', words: 'trong tháng 6', dueOn: '2026-06-30', precision: 'MONTH' },
    deadline: {
      kind: 'FIXED',
      words: 'trong tháng 6',
      dueOn: dataset.choose(fullReaders, '2026-06-30', '2026-05-31'),
      precision: 'MONTH',
    },
    places: dataset.choose(fullReaders, ['Phường Một'], ['Bí mật']),
    topicIds: [buildTopicId(dataset.choose(fullReaders, 0, 1))],
    duplicateOf: buildRowId('dir', `${name} 0`),
    duplicateDecision: dataset.choose(fullReaders, 'SAME', 'REPEATS'),
    updatedAt: CREATED_AT,
  });
  dataset.addRow(ProposedAddressee, key, {
    proposal,
    ordinal: 1,
    name: dataset.choose(fullReaders, `phòng ${name} u1`, 'bí mật'),
    form: 'UNIT',
    role: dataset.choose(fullReaders, 'LEAD', 'MONITOR'),
    organization: buildOrganizationId(name, dataset.choose(fullReaders, 'u1', 'u2')),
    resolvedBy: dataset.choose(fullReaders, 'NAME', 'PERSON'),
  });
}

/** Adds drafts of a body, which only its full readers see. */
export function addDrafts(dataset: VisibilityDataset, body: BodyFixture): void {
  const { name, fullReaders } = body;
  // In the other variant hidden rows may differ, and there may be more of them.
  for (const number of dataset.choose(fullReaders, [0, 1], [0, 1, 2])) {
    const clause = dataset.choose(fullReaders, `Giao rà soát ${number}`, `Bí mật ${number}`);
    const text = `Kết luận: ${clause}; ${clause}.`;
    const draft = dataset.addRow(Draft, `${name} ${number}`, {
      body: buildOrganizationId(name, 'top'),
      state: 'OPEN',
      documentKind: dataset.choose(fullReaders, 'MINUTES', 'PLAN'),
      title: dataset.choose(fullReaders, `Dự thảo ${number}`, 'Bí mật'),
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      length: text.length,
      zoneStart: 0,
      zoneEnd: text.length,
      extracted: {
        period: dataset.choose(fullReaders, '2026-02', '2026-07'),
        host: dataset.choose(fullReaders, 'Thành ủy', 'Bí mật'),
      },
      meetingCode: `GB-${number}`,
      meetingKind: 'BRIEFING',
      meetingTitle: dataset.choose(fullReaders, 'Giao ban', 'Bí mật'),
      host: buildOrganizationId(name, 'top'),
      meeting: buildRowId('mtg', `${name} 0`),
      document: dataset.choose(fullReaders, null, buildRowId('doc', `${name} 0`)),
      previousVersion: buildRowId('doc', `${name} 1`),
      updatedAt: CREATED_AT,
    });
    addProposal(dataset, body, draft, `${name} ${number} 0`, clause, 10);
    addProposal(dataset, body, draft, `${name} ${number} 1`, clause, 12 + clause.length);
  }
}
