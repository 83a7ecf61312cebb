import { createHash } from 'node:crypto';
import { Draft } from '../../../src/entities/intake/draft.entity.ts';
import { Proposal } from '../../../src/entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../../src/entities/intake/proposed-addressee.entity.ts';
import { type Body, idOf, org, type Town, topic } from './town.ts';

const ENTERED = new Date('2026-01-01T00:00:00Z');

function putProposal(
  town: Town,
  { name, whole }: Body,
  draft: string,
  key: string,
  clause: string,
  start: number,
) {
  const proposal = town.put(Proposal, key, {
    draft,
    start,
    end: start + clause.length,
    quote: clause,
    kind: town.tells(whole, 'DIRECTIVE', 'NOTICE'),
    decision: town.tells(whole, 'PENDING', 'REJECTED'),
    note: town.tells(whole, null, 'Bí mật'),
    urgent: town.tells(whole, false, true),
    said: { kind: town.tells(whole, 'DIRECTIVE', 'TARGET'), confidence: town.tells(whole, 0.5, 0.9) },
    saidDeadline: { kind: 'FIXED', words: 'trong tháng 6', dueOn: '2026-06-30', precision: 'MONTH' },
    deadline: {
      kind: 'FIXED',
      words: 'trong tháng 6',
      dueOn: town.tells(whole, '2026-06-30', '2026-05-31'),
      precision: 'MONTH',
    },
    places: town.tells(whole, ['Phường Một'], ['Bí mật']),
    topicIds: [topic(town.tells(whole, 0, 1))],
    earlier: idOf('dir', `${name} 0`),
    sameOrder: town.tells(whole, 'SAME', 'REPEATS'),
    changedAt: ENTERED,
  });
  town.put(ProposedAddressee, key, {
    proposal,
    ordinal: 1,
    name: town.tells(whole, `phòng ${name} u1`, 'bí mật'),
    form: 'UNIT',
    role: town.tells(whole, 'LEAD', 'MONITOR'),
    organization: org(name, town.tells(whole, 'u1', 'u2')),
    resolvedBy: town.tells(whole, 'NAME', 'PERSON'),
  });
}

/** Texts under review: those who read all of a body see them, to others there are none. */
export function fillDrafts(town: Town, body: Body): void {
  const { name, whole } = body;
  // What is hidden may not only be otherwise, there may be more of it.
  for (const number of town.tells(whole, [0, 1], [0, 1, 2])) {
    const clause = town.tells(whole, `Giao rà soát ${number}`, `Bí mật ${number}`);
    const text = `Kết luận: ${clause}; ${clause}.`;
    const draft = town.put(Draft, `${name} ${number}`, {
      body: org(name, 'top'),
      state: 'OPEN',
      documentKind: town.tells(whole, 'MINUTES', 'PLAN'),
      title: town.tells(whole, `Dự thảo ${number}`, 'Bí mật'),
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      length: text.length,
      zoneStart: 0,
      zoneEnd: text.length,
      said: {
        period: town.tells(whole, '2026-02', '2026-07'),
        host: town.tells(whole, 'Thành ủy', 'Bí mật'),
      },
      meetingCode: `GB-${number}`,
      meetingKind: 'BRIEFING',
      meetingTitle: town.tells(whole, 'Giao ban', 'Bí mật'),
      host: org(name, 'top'),
      meeting: idOf('mtg', `${name} 0`),
      document: town.tells(whole, null, idOf('doc', `${name} 0`)),
      previousVersion: idOf('doc', `${name} 1`),
      changedAt: ENTERED,
    });
    putProposal(town, body, draft, `${name} ${number} 0`, clause, 10);
    putProposal(town, body, draft, `${name} ${number} 1`, clause, 12 + clause.length);
  }
}
