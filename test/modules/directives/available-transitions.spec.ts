import { describe, expect, it } from 'vitest';
import { createDirectiveOffice } from '../../support/directive-office.ts';
import { toUpdateInput } from '../../support/to-update-input.ts';

const { graph, office } = createDirectiveOffice();

describe('the available transitions of a directive', () => {
  it('are listed in the error of a transition that is not possible', async () => {
    const { error } = await office.mutate(
      'office',
      'confirmCompletion',
      toUpdateInput(await office.issueDirective()),
    );
    expect(error).toMatchObject({ code: 'TRANSITION_IMPOSSIBLE' });
    expect(error?.allowed).toEqual(['ACCEPT', 'RETURN', 'SUSPEND', 'TRANSFER', 'CANCEL', 'SUPERSEDE']);
  });

  it('depend on the viewer, and give the reason why one is not allowed', async () => {
    const directive = await office.createDirectiveInStatus('REPORTED_DONE');
    const readTransitions = async (who: string) => {
      graph.viewer = office.getViewer(who);
      const { data } = await graph.execute<{
        directive: { availableTransitions: { verb: string; isAllowed: boolean; errorCode: string | null }[] };
      }>(
        'query ($id: ID!) { directive(by: { id: $id }) { availableTransitions { verb to isAllowed errorCode errorMessage requires } } }',
        { id: directive.id },
      );
      return data.directive.availableTransitions.map(({ verb, errorCode }) => [verb, errorCode]);
    };
    expect(await readTransitions('economy')).toEqual([
      ['CONFIRM', 'FORBIDDEN'],
      ['SEND_BACK', 'FORBIDDEN'],
      ['CANCEL', 'FORBIDDEN'],
      ['SUPERSEDE', 'FORBIDDEN'],
    ]);
    expect(await readTransitions('leader')).toEqual([
      ['CONFIRM', null],
      ['SEND_BACK', null],
      ['CANCEL', 'FORBIDDEN'],
      ['SUPERSEDE', 'FORBIDDEN'],
    ]);
  });
});
