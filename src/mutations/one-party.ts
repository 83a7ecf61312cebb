import { inputError } from '../shared/domain-error.ts';
import { isPresent } from '../shared/is-present.ts';

/** The part of an input that names an organization, a group or a person by id. */
export interface PartyInput {
  readonly organization?: string | null | undefined;
  readonly group?: string | null | undefined;
  readonly person?: string | null | undefined;
}

/** Returns how many of the three are given. */
export const countParties = ({ organization, group, person }: PartyInput): number =>
  [organization, group, person].filter(isPresent).length;

/** Throws `ADDRESSEE_AMBIGUOUS` unless exactly one of the three is given; `path` names the field of the input. */
export function assertOneParty(party: PartyInput, path = 'addressees'): void {
  if (countParties(party) === 1) return;
  throw inputError(
    'ADDRESSEE_AMBIGUOUS',
    'An addressee is exactly one of organization, group and person. Give only one of them.',
    path,
  );
}
