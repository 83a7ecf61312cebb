import type { AssignmentRole } from '../../../entities/directives/assignment.entity.ts';
import type { NamedEntity } from '../named-entity.ts';

/** Somebody a clause names, with what is asked of him. */
export interface AddresseeMatch extends NamedEntity {
  readonly role: AssignmentRole;
}

/** A clause as the rules see it: its words as written and in small letters. */
export interface ClauseText {
  readonly text: string;
  readonly lower: string;
}

/** A rule that finds addressees; the first of a table that finds leads decides who leads. */
export interface AddresseeRule {
  readonly name: string;
  find(clause: ClauseText): readonly AddresseeMatch[];
}
