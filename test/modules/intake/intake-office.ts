import type { Answer, Office } from '../../support/directive-office.ts';

/** An addressee as a reviewer sees it. */
export interface SeenAddressee {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly saidRole: string | null;
  readonly struck: boolean;
  readonly resolvedBy: string | null;
  readonly addressee: { readonly name?: string; readonly fullName?: string } | null;
}

/** A clause as a reviewer sees it. */
export interface SeenProposal {
  readonly id: string;
  readonly version: number;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly decision: string;
  readonly kind: string;
  readonly said: { readonly kind: string | null; readonly rules: string[] };
  readonly saidDeadline: { readonly kind: string; readonly words: string | null };
  readonly deadline: { readonly kind: string; readonly words: string | null; readonly dueOn: string | null };
  readonly conclusion: { readonly id: string; readonly noActionNeeded: boolean } | null;
  readonly directive: { readonly id: string; readonly code: string; readonly kind: string } | null;
  readonly addressees: { readonly nodes: SeenAddressee[] };
}

/** A draft as a reviewer sees it. */
export interface SeenDraft {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly undecidedCount: number;
  readonly meetingCode: string;
  readonly meeting: { readonly id: string } | null;
  readonly document: { readonly id: string } | null;
  readonly proposals: { readonly nodes: SeenProposal[] };
}

export const PROPOSAL = `id version ordinal start end quote decision kind
  said { kind rules } saidDeadline { kind words } deadline { kind words dueOn }
  conclusion { id noActionNeeded } directive { id code kind }
  addressees { nodes { id name role saidRole struck resolvedBy addressee { ... on Organization { name } ... on Group { name } ... on Person { fullName } } } }`;

export const DRAFT = `id version state undecidedCount meetingCode meeting { id } document { id } proposals { nodes { ${PROPOSAL} } }`;

/** The desk where a clerk of an office reviews what was brought in. */
export class Desk {
  constructor(
    private readonly office: Office,
    private readonly who = 'office',
  ) {}

  /** Brings a text in; fails when that is refused. */
  async bring(text: string, more: Record<string, unknown> = {}): Promise<SeenDraft> {
    const answer = await this.office.act<SeenDraft>(
      this.who,
      'importDocument',
      { text, body: this.office.body.id, ...more },
      DRAFT,
    );
    if (answer.refusal) throw new Error(answer.refusal.message);
    return answer.node;
  }

  /** Performs an act on the draft, in the version it was seen in. */
  onDraft(name: string, draft: SeenDraft, more: Record<string, unknown> = {}): Promise<Answer<SeenDraft>> {
    return this.office.act<SeenDraft>(
      this.who,
      name,
      { id: draft.id, expectedVersion: draft.version, ...more },
      DRAFT,
    );
  }

  /** Performs an act on a clause, in the version it was seen in. */
  onProposal(
    name: string,
    proposal: SeenProposal,
    more: Record<string, unknown> = {},
  ): Promise<Answer<SeenProposal>> {
    return this.office.act<SeenProposal>(
      this.who,
      name,
      { id: proposal.id, expectedVersion: proposal.version, ...more },
      PROPOSAL,
    );
  }

  /** Reads a draft anew. */
  async read(
    draft: { readonly id: string },
    selection = DRAFT,
  ): Promise<SeenDraft & Record<string, unknown>> {
    const { data } = await this.office.ask<{ draft: SeenDraft & Record<string, unknown> }>(
      this.who,
      `query ($id: ID!) { draft(by: { id: $id }) { ${selection} } }`,
      { id: draft.id },
    );
    return data.draft;
  }
}
