import { describe, expect, it } from 'vitest';
import {
  createDirectiveOffice,
  DIRECTIVE_SELECTION,
  type SelectedDirective,
} from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { graph, office } = createDirectiveOffice();

describe('a directive to a group with known members', () => {
  it('is resolved to one assignment for each member, and counts the members who accepted', async () => {
    const directive = await office.issueDirective({ addressees: [{ group: office.groupWithMembers.id }] });
    graph.viewer = office.getViewer('office');
    const { data } = await graph.execute<{ directive: { assignments: { nodes: SelectedDirective[] } } }>(
      'query ($id: ID!) { directive(by: { id: $id }) { assignments { nodes { id version } } } }',
      { id: directive.id },
    );
    const [groupAssignment] = data.directive.assignments.nodes;
    const { node } = await office.mutate(
      'office',
      'resolveGroup',
      toUpdateInput(groupAssignment as SelectedDirective),
      'memberCount acceptedCount members { nodes { addressee { ... on Organization { name } } } }',
    );
    expect(node).toEqual({
      memberCount: 2,
      acceptedCount: 0,
      members: { nodes: [{ addressee: { name: 'Phòng Kinh tế' } }, { addressee: { name: 'Phòng Nội vụ' } }] },
    });
    const { node: half } = await office.mutate(
      'economy',
      'acceptDirective',
      { id: directive.id, expectedVersion: directive.version + 1 },
      `${DIRECTIVE_SELECTION} assignments { nodes { memberCount acceptedCount } }`,
    );
    expect(half).toMatchObject({ status: 'ASSIGNED' });
  });
});

describe('a directive to a group with unknown members', () => {
  it('is accepted and reported by the office, and confirmed by another account', async () => {
    const directive = await office.issueDirective({ addressees: [{ group: office.groupWithoutMembers.id }] });
    const { node: accepted } = await office.mutate('office', 'acceptDirective', toUpdateInput(directive));
    const { node: started } = await office.mutate('office', 'startDirective', toUpdateInput(accepted));
    const { node } = await office.mutate<{ organization: { name: string }; directive: SelectedDirective }>(
      'office',
      'reportProgress',
      { directive: started.id, summary: 'Các địa phương báo cáo đã xong.', isCompletionReport: true },
      `organization { name } directive { ${DIRECTIVE_SELECTION} }`,
    );
    expect(node).toMatchObject({
      organization: { name: office.body.name },
      directive: { status: 'REPORTED_DONE' },
    });
    expect(
      (await office.mutate('leader', 'confirmCompletion', toUpdateInput(node.directive))).node.status,
    ).toBe('COMPLETED');
  });
});
