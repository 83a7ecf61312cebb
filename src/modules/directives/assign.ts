import { Assignment } from '../../entities/directives/assignment.entity.ts';
import type { Directive } from '../../entities/directives/directive.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { inputError } from '../../shared/domain-error.ts';
import type { AddresseeInput } from './directive.inputs.ts';

const addresseeError = (code: string, sentence: string) => inputError(code, sentence, 'addressees');

/** The organization, if it belongs to the body and exists on the day. */
async function loadAddresseeOrganization(
  ctx: MutationContext,
  directive: Directive,
  id: string,
): Promise<Organization> {
  const organization = await findVisible(ctx, Organization, id);
  if (!organization.path.startsWith(directive.body.id))
    throw addresseeError(
      'ADDRESSEE_FOREIGN',
      `${organization.name} does not belong to the body that orders. Use transferDirective for a body outside.`,
    );
  // What an earlier meeting ordered was ordered of those who existed then: old briefings are recorded later too.
  const meeting = directive.status === 'DRAFT' ? await directive.meeting?.load() : null;
  const day = meeting?.heldOn ?? ctx.today;
  if (organization.validTo !== null && organization.validTo < day)
    throw addresseeError(
      'ADDRESSEE_ABOLISHED',
      `${organization.name} existed until ${organization.validTo}. Give it to the unit that took over.`,
    );
  return organization;
}

async function loadAddresseeGroup(ctx: MutationContext, directive: Directive, id: string): Promise<Group> {
  const group = await findVisible(ctx, Group, id);
  if (group.body.id === directive.body.id) return group;
  throw addresseeError(
    'ADDRESSEE_FOREIGN',
    `"${group.name}" is a collective of another body. Use one of this body.`,
  );
}

/** Gives a directive to somebody; refuses `ADDRESSEE_AMBIGUOUS`, `ADDRESSEE_FOREIGN`, `ADDRESSEE_ABOLISHED`, `ADDRESSEE_TWICE`. */
export async function assign(
  ctx: MutationContext,
  directive: Directive,
  addressee: AddresseeInput,
  existingAssignments: readonly Assignment[],
): Promise<Assignment> {
  const { organization, group, person, role, words = null, inherited = false } = addressee;
  if ([organization, group, person].filter(Boolean).length !== 1)
    throw addresseeError(
      'ADDRESSEE_AMBIGUOUS',
      'An addressee is exactly one of organization, group and person. Give one of them.',
    );
  const id = organization ?? group ?? person;
  const existing = existingAssignments.find((it) => (it.organization ?? it.group ?? it.person)?.id === id);
  if (existing && existing.acceptance !== 'RETURNED')
    throw addresseeError(
      'ADDRESSEE_TWICE',
      `It was given to ${id} already, as ${existing.role}. Leave it out.`,
    );
  if (existing)
    return Object.assign(existing, { role, acceptance: 'PENDING', answeredOn: null, reason: null });
  return ctx.em.create(Assignment, {
    directive,
    role,
    words,
    inherited,
    organization: organization ? await loadAddresseeOrganization(ctx, directive, organization) : null,
    group: group ? await loadAddresseeGroup(ctx, directive, group) : null,
    person: person ? await findVisible(ctx, Person, person) : null,
  });
}
