import { Assignment } from '../../entities/directives/assignment.entity.ts';
import type { Directive } from '../../entities/directives/directive.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { known } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { refusalAt } from '../../shared/domain-error.ts';
import type { AddresseeInput } from './directive.inputs.ts';

const refuse = (code: string, sentence: string) => refusalAt(code, sentence, 'addressees');

/** The organization, if it belongs to the body and exists on the day. */
async function organizationOf(scope: Scope, directive: Directive, id: string): Promise<Organization> {
  const organization = await known(scope, Organization, id);
  if (!organization.path.startsWith(directive.body.id))
    throw refuse(
      'ADDRESSEE_FOREIGN',
      `${organization.name} does not belong to the body that orders. Use transferDirective for a body outside.`,
    );
  // What an earlier meeting ordered was ordered of those who existed then: old briefings are recorded later too.
  const meeting = directive.status === 'DRAFT' ? await directive.meeting?.load() : null;
  const day = meeting?.heldOn ?? scope.today;
  if (organization.validTo !== null && organization.validTo < day)
    throw refuse(
      'ADDRESSEE_ABOLISHED',
      `${organization.name} existed until ${organization.validTo}. Give it to the unit that took over.`,
    );
  return organization;
}

async function groupOf(scope: Scope, directive: Directive, id: string): Promise<Group> {
  const group = await known(scope, Group, id);
  if (group.body.id === directive.body.id) return group;
  throw refuse('ADDRESSEE_FOREIGN', `"${group.name}" is a collective of another body. Use one of this body.`);
}

/** Gives a directive to somebody; refuses `ADDRESSEE_AMBIGUOUS`, `ADDRESSEE_FOREIGN`, `ADDRESSEE_ABOLISHED`, `ADDRESSEE_TWICE`. */
export async function assign(
  scope: Scope,
  directive: Directive,
  addressee: AddresseeInput,
  present: readonly Assignment[],
): Promise<Assignment> {
  const { organization, group, person, role, words = null, inherited = false } = addressee;
  if ([organization, group, person].filter(Boolean).length !== 1)
    throw refuse(
      'ADDRESSEE_AMBIGUOUS',
      'An addressee is exactly one of organization, group and person. Give one of them.',
    );
  const id = organization ?? group ?? person;
  const before = present.find((it) => (it.organization ?? it.group ?? it.person)?.id === id);
  if (before && before.acceptance !== 'RETURNED')
    throw refuse('ADDRESSEE_TWICE', `It was given to ${id} already, as ${before.role}. Leave it out.`);
  if (before) return Object.assign(before, { role, acceptance: 'PENDING', answeredOn: null, reason: null });
  return scope.em.create(Assignment, {
    directive,
    role,
    words,
    inherited,
    organization: organization ? await organizationOf(scope, directive, organization) : null,
    group: group ? await groupOf(scope, directive, group) : null,
    person: person ? await known(scope, Person, person) : null,
  });
}
