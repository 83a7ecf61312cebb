import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { Document } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { type ConnectionField, extendGraphType, hasMany, type Sql } from '../../shared/graph-type.ts';

const draftLink = (column: Sql, description: string): ConnectionField =>
  hasMany(() => Draft, column, description);
const proposedAddresseeLink = (column: Sql): ConnectionField =>
  hasMany(() => ProposedAddressee, column, 'Where a text under review is read as meaning it.');

/** Leads from the record back to the texts under review. The features do not know of the intake, so the links are laid from here. */
export function registerDraftLinks(): void {
  extendGraphType(Organization, {
    drafts: draftLink('body_id', 'Texts under review for its record.'),
    proposedAddressees: proposedAddresseeLink('organization_id'),
  });
  extendGraphType(Group, { proposedAddressees: proposedAddresseeLink('group_id') });
  extendGraphType(Person, {
    drafts: draftLink('chair_id', 'Texts under review that name this person as the chair.'),
    proposedAddressees: proposedAddresseeLink('person_id'),
  });
  extendGraphType(Meeting, { drafts: draftLink('meeting_id', 'Texts under review that speak of it.') });
  extendGraphType(Document, {
    drafts: {
      to: () => Draft,
      description: 'The draft it was confirmed from, and those that will replace it.',
      join: (document, draft) => `${document}.id in (${draft}.document_id, ${draft}.previous_version_id)`,
    },
  });
  extendGraphType(Conclusion, {
    proposals: hasMany(() => Proposal, 'conclusion_id', 'The proposed clause it was confirmed from.'),
  });
  extendGraphType(Directive, {
    proposals: {
      to: () => Proposal,
      description: 'The proposed clauses it was confirmed from, or that say the same again.',
      join: (directive, proposal) => `${directive}.id in (${proposal}.directive_id, ${proposal}.earlier_id)`,
    },
  });
  extendGraphType(Proposal, {
    parts: {
      to: () => Proposal,
      description: 'The clauses it was split into, or joined from.',
      join: (whole, part) => `${whole}.id in (${part}.split_from_id, ${part}.joined_into_id)`,
    },
  });
}
