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
  hasMany(() => ProposedAddressee, column, 'The addressees in drafts that were resolved to it.');

/** Adds the fields that lead from recorded objects to drafts. They are defined here, because other modules do not depend on intake. */
export function registerDraftLinks(): void {
  extendGraphType(Organization, {
    drafts: draftLink('body_id', 'The drafts for the record of this governing body.'),
    proposedAddressees: proposedAddresseeLink('organization_id'),
  });
  extendGraphType(Group, { proposedAddressees: proposedAddresseeLink('group_id') });
  extendGraphType(Person, {
    drafts: draftLink('chair_id', 'The drafts that name this person as the chair.'),
    proposedAddressees: proposedAddresseeLink('person_id'),
  });
  extendGraphType(Meeting, {
    drafts: draftLink('meeting_id', 'The drafts that are linked to this meeting.'),
  });
  extendGraphType(Document, {
    drafts: {
      to: () => Draft,
      description: 'The draft that it was recorded from, and the drafts of its next version.',
      join: (document, draft) => `${document}.id in (${draft}.document_id, ${draft}.previous_version_id)`,
    },
  });
  extendGraphType(Conclusion, {
    proposals: hasMany(() => Proposal, 'conclusion_id', 'The proposal that it was recorded from.'),
  });
  extendGraphType(Directive, {
    proposals: {
      to: () => Proposal,
      description: 'The proposals that it was recorded from, and later proposals of the same directive.',
      join: (directive, proposal) => `${directive}.id in (${proposal}.directive_id, ${proposal}.earlier_id)`,
    },
  });
  extendGraphType(Proposal, {
    parts: {
      to: () => Proposal,
      description: 'The proposals that it was split into or joined from.',
      join: (whole, part) => `${whole}.id in (${part}.split_from_id, ${part}.joined_into_id)`,
    },
  });
}
