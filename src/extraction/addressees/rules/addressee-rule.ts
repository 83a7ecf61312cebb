import type { AssignmentRole } from '../../../entities/directives/assignment.entity.ts';
import type { NamedEntity } from '../named-entity.ts';

/** An addressee that a clause names, with its role. */
export interface AddresseeMatch extends NamedEntity {
  readonly role: AssignmentRole;
}

/** The text of a clause, as written and in lower case. */
export interface ClauseText {
  readonly text: string;
  readonly lower: string;
}

/** A rule that finds addressees. The first rule of the table that finds leads decides the leads. */
export interface AddresseeRule {
  readonly name: string;
  find(clause: ClauseText): readonly AddresseeMatch[];
}
