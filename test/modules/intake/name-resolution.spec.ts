import { describe, expect, it } from 'vitest';
import { Organization, OrganizationAlias } from '../../../src/entities/units/organization.entity.ts';
import { day } from '../../../src/shared/day.ts';
import { Office } from '../../support/directive-office.ts';
import { openWorld } from '../../support/test-graph.ts';
import { Desk } from './intake-office.ts';

openWorld(async (it) => {
  office = new Office(it);
  await office.open();
  desk = new Desk(office);
  const em = it.storage.orm.em.fork();
  const district = em.create(Organization, {
    name: 'Phòng Nông nghiệp huyện Ba Vì',
    kind: 'DEPARTMENT',
    parent: office.body.id,
    validTo: day('2025-06-30'),
  });
  em.create(OrganizationAlias, {
    organization: office.unit(1).id,
    name: 'Phòng Tổ chức',
    validFrom: day('2025-07-01'),
  });
  em.create(OrganizationAlias, { organization: district, name: 'Phòng NN' });
  await em.flush();
});
let office: Office;
let desk: Desk;
let number = 0;

/** Whom a name means in the text of a meeting held on a day. */
async function meant(name: string, heldOn: string) {
  const { node: meeting } = await office.act<{ id: string }>(
    'office',
    'recordMeeting',
    { host: office.body.id, code: `GB-${++number}`, title: 'Giao ban', heldOn },
    'id',
  );
  const draft = await desk.bring(
    `Lần ${number}. Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: Giao ${name} rà soát ruộng.`,
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
  ])('means a unit of a district on %s, %s: %s', async (_, heldOn, expected) => {
    expect((await meant('Phòng Nông nghiệp huyện Ba Vì', heldOn)).found).toBe(expected);
    expect((await meant('Phòng NN', heldOn)).found).toBe(expected);
  });

  it.each([
    ['2025-06-30', null],
    ['2025-07-01', 'Phòng Nội vụ'],
  ])('means a unit by an alias only while that was in use: on %s %s', async (heldOn, expected) => {
    expect((await meant('Phòng Tổ chức', heldOn)).found).toBe(expected);
  });

  it('is recorded of the unit that existed then, though it was abolished since', async () => {
    const { draft } = await meant('Phòng Nông nghiệp huyện Ba Vì', '2025-06-20');
    const { node, refusal } = await desk.onDraft('confirmDraft', draft, { acceptUndecided: true });
    expect(refusal).toBeUndefined();
    expect(node.proposals.nodes[0]?.directive).not.toBeNull();
  });

  it('stays a name until somebody enters who is so called, and says so', async () => {
    const { draft, found } = await meant('Phòng Biển', '2026-10-10');
    expect(found).toBeNull();
    const { node: unit } = await office.act<{ id: string }>(
      'admin',
      'createOrganization',
      { name: 'Phòng Biển và Hải đảo', kind: 'DEPARTMENT', parent: office.body.id },
      'id',
    );
    const { node } = await desk.onDraft('resolveName', draft, { name: 'Phòng Biển', organization: unit.id });
    const [addressee] = node.proposals.nodes[0]?.addressees.nodes ?? [];
    expect(addressee).toMatchObject({
      name: 'Phòng Biển',
      resolvedBy: 'PERSON',
      addressee: { name: 'Phòng Biển và Hải đảo' },
    });
  });
});
