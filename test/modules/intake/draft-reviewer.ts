import type { DirectiveOffice, MutationResponse } from '../../support/directive-office.ts';

/** An addressee as a reviewer sees it. */
export interface SelectedAddressee {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly extractedRole: string | null;
  readonly isExcluded: boolean;
  readonly resolvedBy: string | null;
  readonly addressee: { readonly name?: string; readonly fullName?: string } | null;
}

/** A clause as a reviewer sees it. */
export interface SelectedProposal {
  readonly id: string;
  readonly version: number;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly decision: string;
  readonly kind: string;
  readonly extracted: { readonly kind: string | null; readonly rules: string[] };
  readonly extractedDeadline: { readonly kind: string; readonly words: string | null };
  readonly deadline: { readonly kind: string; readonly words: string | null; readonly dueOn: string | null };
  readonly conclusion: { readonly id: string; readonly noActionNeeded: boolean } | null;
  readonly directive: { readonly id: string; readonly code: string; readonly kind: string } | null;
  readonly addressees: { readonly nodes: SelectedAddressee[] };
}

/** A draft as a reviewer sees it. */
export interface SelectedDraft {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly undecidedCount: number;
  readonly meetingCode: string;
  readonly meeting: { readonly id: string } | null;
  readonly document: { readonly id: string } | null;
  readonly proposals: { readonly nodes: SelectedProposal[] };
}

export const PROPOSAL_SELECTION = `id version ordinal start end quote decision kind
  extracted { kind rules } extractedDeadline { kind words } deadline { kind words dueOn }
  conclusion { id noActionNeeded } directive { id code kind }
  addressees { nodes { id name role extractedRole isExcluded resolvedBy addressee { ... on Organization { name } ... on Group { name } ... on Person { fullName } } } }`;

export const DRAFT_SELECTION = `id version state undecidedCount meetingCode meeting { id } document { id } proposals { nodes { ${PROPOSAL_SELECTION} } }`;

/** The desk where a clerk of an office reviews what was brought in. */
export class DraftReviewer {
  constructor(
    private readonly office: DirectiveOffice,
    private readonly viewerName = 'office',
  ) {}

  /** Brings a text in; fails when that is refused. */
  async importText(text: string, more: Record<string, unknown> = {}): Promise<SelectedDraft> {
    const answer = await this.office.mutate<SelectedDraft>(
      this.viewerName,
      'importDocument',
      { text, body: this.office.body.id, ...more },
      DRAFT_SELECTION,
    );
    if (answer.error) throw new Error(answer.error.message);
    return answer.node;
  }

  /** Performs an act on the draft, in the version it was seen in. */
  mutateDraft(
    name: string,
    draft: SelectedDraft,
    more: Record<string, unknown> = {},
  ): Promise<MutationResponse<SelectedDraft>> {
    return this.office.mutate<SelectedDraft>(
      this.viewerName,
      name,
      { id: draft.id, expectedVersion: draft.version, ...more },
      DRAFT_SELECTION,
    );
  }

  /** Performs an act on a clause, in the version it was seen in. */
  mutateProposal(
    name: string,
    proposal: SelectedProposal,
    more: Record<string, unknown> = {},
  ): Promise<MutationResponse<SelectedProposal>> {
    return this.office.mutate<SelectedProposal>(
      this.viewerName,
      name,
      { id: proposal.id, expectedVersion: proposal.version, ...more },
      PROPOSAL_SELECTION,
    );
  }

  /** Reads a draft anew. */
  async readDraft(
    draft: { readonly id: string },
    selection = DRAFT_SELECTION,
  ): Promise<SelectedDraft & Record<string, unknown>> {
    const { data } = await this.office.execute<{ draft: SelectedDraft & Record<string, unknown> }>(
      this.viewerName,
      `query ($id: ID!) { draft(by: { id: $id }) { ${selection} } }`,
      { id: draft.id },
    );
    return data.draft;
  }
}
