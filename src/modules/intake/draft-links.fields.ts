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
import { addLinks, type Link, pointingBack, type Sql } from '../../shared/graph-type.ts';

const drafts = (column: Sql, description: string): Link => pointingBack(() => Draft, column, description);
const proposedAs = (column: Sql): Link =>
  pointingBack(() => ProposedAddressee, column, 'Where a text under review is read as meaning it.');

/** Leads from the record back to the texts under review. The features do not know of the intake, so the links are laid from here. */
export function linkDrafts(): void {
  addLinks(Organization, {
    drafts: drafts('body_id', 'Texts under review for its record.'),
    proposedAddressees: proposedAs('organization_id'),
  });
  addLinks(Group, { proposedAddressees: proposedAs('group_id') });
  addLinks(Person, {
    drafts: drafts('chair_id', 'Texts under review that name this person as the chair.'),
    proposedAddressees: proposedAs('person_id'),
  });
  addLinks(Meeting, { drafts: drafts('meeting_id', 'Texts under review that speak of it.') });
  addLinks(Document, {
    drafts: {
      to: () => Draft,
      description: 'The draft it was confirmed from, and those that will replace it.',
      join: (document, draft) => `${document}.id in (${draft}.document_id, ${draft}.previous_version_id)`,
    },
  });
  addLinks(Conclusion, {
    proposals: pointingBack(() => Proposal, 'conclusion_id', 'The proposed clause it was confirmed from.'),
  });
  addLinks(Directive, {
    proposals: {
      to: () => Proposal,
      description: 'The proposed clauses it was confirmed from, or that say the same again.',
      join: (directive, proposal) => `${directive}.id in (${proposal}.directive_id, ${proposal}.earlier_id)`,
    },
  });
  addLinks(Proposal, {
    parts: {
      to: () => Proposal,
      description: 'The clauses it was split into, or joined from.',
      join: (whole, part) => `${whole}.id in (${part}.split_from_id, ${part}.joined_into_id)`,
    },
  });
}
