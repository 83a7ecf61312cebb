import { beforeAll, describe, expect, it } from 'vitest';
import { Organization, OrganizationAlias } from '../../../src/entities/units/organization.entity.ts';
import { parseDay } from '../../../src/shared/day.ts';
import { createDirectiveOffice } from '../../support/directive-office.ts';
import { DraftReviewer } from './draft-reviewer.ts';

const { graph, office } = createDirectiveOffice();
const reviewer = new DraftReviewer(office);
let meetingCount = 0;

beforeAll(async () => {
  const em = graph.database.orm.em.fork();
  const district = em.create(Organization, {
    name: 'Phòng Nông nghiệp huyện Ba Vì',
    kind: 'DEPARTMENT',
    parent: office.body.id,
    validTo: parseDay('2025-06-30'),
  });
  em.create(OrganizationAlias, {
    organization: office.getUnit(1).id,
    name: 'Phòng Tổ chức',
    validFrom: parseDay('2025-07-01'),
  });
  em.create(OrganizationAlias, { organization: district, name: 'Phòng NN' });
  await em.flush();
});
/** Resolves a name in the text of a meeting that was held on a day. */
async function resolveName(name: string, heldOn: string) {
  const { node: meeting } = await office.mutate<{ id: string }>(
    'office',
    'recordMeeting',
    { host: office.body.id, code: `GB-${++meetingCount}`, title: 'Giao ban', heldOn },
    'id',
  );
  const draft = await reviewer.importText(
    `Lần ${meetingCount}. Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: Giao ${name} rà soát ruộng.`,
    {
      meeting: meeting.id,
    },
  );
  return { draft, found: draft.proposals.nodes[0]?.addressees.nodes[0]?.addressee?.name ?? null };
}

describe('a name in a text', () => {
  it.each([
    ['the last day of the district', '2025-06-30', 'Phòng Nông nghiệp huyện Ba Vì'],
    ['the day after', '2025-07-01', null],
  ])('resolves to a unit of a district on %s, %s: %s', async (_, heldOn, expected) => {
    expect((await resolveName('Phòng Nông nghiệp huyện Ba Vì', heldOn)).found).toBe(expected);
    expect((await resolveName('Phòng NN', heldOn)).found).toBe(expected);
  });

  it.each([
    ['2025-06-30', null],
    ['2025-07-01', 'Phòng Nội vụ'],
  ])('resolves by an alias only while it was in use: on %s %s', async (heldOn, expected) => {
    expect((await resolveName('Phòng Tổ chức', heldOn)).found).toBe(expected);
  });

  it('is recorded for the unit that existed then, although it was abolished later', async () => {
    const { draft } = await resolveName('Phòng Nông nghiệp huyện Ba Vì', '2025-06-20');
    const { node, error } = await reviewer.mutateDraft('confirmDraft', draft, { acceptUndecided: true });
    expect(error).toBeUndefined();
    expect(node.proposals.nodes[0]?.directive).not.toBeNull();
  });

  it('stays unresolved until a unit with this name exists and the reviewer resolves it', async () => {
    const { draft, found } = await resolveName('Phòng Biển', '2026-10-10');
    expect(found).toBeNull();
    const { node: unit } = await office.mutate<{ id: string }>(
      'admin',
      'createOrganization',
      { name: 'Phòng Biển và Hải đảo', kind: 'DEPARTMENT', parent: office.body.id },
      'id',
    );
    const { node } = await reviewer.mutateDraft('resolveName', draft, {
      name: 'Phòng Biển',
      organization: unit.id,
    });
    const [addressee] = node.proposals.nodes[0]?.addressees.nodes ?? [];
    expect(addressee).toMatchObject({
      name: 'Phòng Biển',
      resolvedBy: 'PERSON',
      addressee: { name: 'Phòng Biển và Hải đảo' },
    });
  });
});
