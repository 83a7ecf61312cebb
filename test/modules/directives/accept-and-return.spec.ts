import { describe, expect, it } from 'vitest';
import { createDirectiveOffice, DIRECTIVE_SELECTION } from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { office } = createDirectiveOffice();

describe('accepting and returning a directive', () => {
  it('becomes ACCEPTED when every lead has accepted', async () => {
    const directive = await office.issueDirective({
      addressees: [{ organization: office.getUnit(0).id }, { organization: office.getUnit(1).id }],
    });
    const { node: half } = await office.mutate('economy', 'acceptDirective', toUpdateInput(directive));
    expect(half.status).toBe('ASSIGNED');
    const { node: whole } = await office.mutate('interior', 'acceptDirective', toUpdateInput(half));
    expect(whole.status).toBe('ACCEPTED');
  });

  it('stores the reason of a return, and lets the office assign the directive again', async () => {
    const directive = await office.issueDirective();
    const { node: returned } = await office.mutate('economy', 'returnDirective', {
      ...toUpdateInput(directive),
      reason: 'Không thuộc chức năng của đơn vị.',
    });
    expect(returned.status).toBe('RETURNED');
    const { node } = await office.mutate(
      'office',
      'assignDirective',
      { ...toUpdateInput(returned), addressees: [{ organization: office.getUnit(1).id }] },
      `${DIRECTIVE_SELECTION} assignments { nodes { acceptance reason addressee { ... on Organization { name } } } }`,
    );
    expect(node).toMatchObject({
      status: 'ASSIGNED',
      assignments: {
        nodes: [
          { acceptance: 'RETURNED', reason: 'Không thuộc chức năng của đơn vị.' },
          { acceptance: 'PENDING', addressee: { name: 'Phòng Nội vụ' } },
        ],
      },
    });
    // The unit that returned the directive owes nothing any more, so only the new lead must accept.
    const { node: accepted } = await office.mutate('interior', 'acceptDirective', toUpdateInput(node));
    expect(accepted.status).toBe('ACCEPTED');
  });

  it('rejects a return without a reason', async () => {
    const { error } = await office.mutate('economy', 'returnDirective', {
      ...toUpdateInput(await office.issueDirective()),
      reason: '  ',
    });
    expect(error).toMatchObject({ code: 'REASON_MISSING', path: ['reason'] });
  });

  it('returns NODE_UNKNOWN to a unit that cannot see the directive', async () => {
    const directive = await office.issueDirective();
    const { error } = await office.mutate('police', 'acceptDirective', toUpdateInput(directive));
    expect(error?.code).toBe('NODE_UNKNOWN');
  });

  it('is allowed for a person who is the addressee', async () => {
    const directive = await office.issueDirective({ addressees: [{ person: office.deputy.id }] });
    const { node } = await office.mutate('deputy', 'acceptDirective', toUpdateInput(directive));
    expect(node.status).toBe('ACCEPTED');
    expect((await office.mutate('police', 'startDirective', toUpdateInput(node))).error?.code).toBe(
      'NODE_UNKNOWN',
    );
  });

  it('is allowed for the office in the name of a unit without an account', async () => {
    const { node } = await office.mutate(
      'office',
      'acceptDirective',
      toUpdateInput(await office.issueDirective()),
    );
    expect(node.status).toBe('ACCEPTED');
  });

  it('waits for the units that were assigned later, not for the group', async () => {
    const directive = await office.issueDirective({ addressees: [{ group: office.groupWithoutMembers.id }] });
    const { node: named } = await office.mutate('office', 'assignDirective', {
      ...toUpdateInput(directive),
      addressees: [{ organization: office.getUnit(0).id }],
    });
    expect((await office.mutate('economy', 'acceptDirective', toUpdateInput(named))).node.status).toBe(
      'ACCEPTED',
    );
  });

  it('rejects a version that is not the current one, and returns the current one', async () => {
    const directive = await office.issueDirective();
    const { node } = await office.mutate('economy', 'acceptDirective', toUpdateInput(directive));
    const { error } = await office.mutate('economy', 'startDirective', toUpdateInput(directive));
    expect(error).toMatchObject({
      code: 'VERSION_STALE',
      currentVersion: node.version,
      path: ['expectedVersion'],
    });
  });
});
