import type { DirectiveOffice, MutationResponse } from '../../support/directive-office.ts';

/** The selected fields of an addressee. */
export interface SelectedAddressee {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly extractedRole: string | null;
  readonly isExcluded: boolean;
  readonly resolvedBy: string | null;
  readonly addressee: { readonly name?: string; readonly fullName?: string } | null;
}

/** The selected fields of a proposal. */
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

/** The selected fields of a draft. */
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

/** Imports texts and reviews their drafts, as an account of the office. */
export class DraftReviewer {
  constructor(
    private readonly office: DirectiveOffice,
    private readonly viewerName = 'office',
  ) {}

  /** Imports a text and returns its draft; throws on an error. */
  async importText(text: string, overrides: Record<string, unknown> = {}): Promise<SelectedDraft> {
    const response = await this.office.mutate<SelectedDraft>(
      this.viewerName,
      'importDocument',
      { text, body: this.office.body.id, ...overrides },
      DRAFT_SELECTION,
    );
    if (response.error) throw new Error(response.error.message);
    return response.node;
  }

  /** Runs a mutation on a draft, with the version that was read. */
  mutateDraft(
    name: string,
    draft: SelectedDraft,
    overrides: Record<string, unknown> = {},
  ): Promise<MutationResponse<SelectedDraft>> {
    return this.office.mutate<SelectedDraft>(
      this.viewerName,
      name,
      { id: draft.id, expectedVersion: draft.version, ...overrides },
      DRAFT_SELECTION,
    );
  }

  /** Runs a mutation on a proposal, with the version that was read. */
  mutateProposal(
    name: string,
    proposal: SelectedProposal,
    overrides: Record<string, unknown> = {},
  ): Promise<MutationResponse<SelectedProposal>> {
    return this.office.mutate<SelectedProposal>(
      this.viewerName,
      name,
      { id: proposal.id, expectedVersion: proposal.version, ...overrides },
      PROPOSAL_SELECTION,
    );
  }

  /** Reads a draft again. */
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
