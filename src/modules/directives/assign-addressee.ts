import { Assignment } from '../../entities/directives/assignment.entity.ts';
import type { Directive } from '../../entities/directives/directive.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { assertOneParty } from '../../mutations/one-party.ts';
import { inputError } from '../../shared/domain-error.ts';
import type { ErrorCode } from '../../shared/error-codes.ts';
import type { AddresseeInput } from './directive.inputs.ts';

const addresseeError = (code: ErrorCode, sentence: string) => inputError(code, sentence, 'addressees');

/** Returns the organization. Throws `ADDRESSEE_FOREIGN` if it is in another governing body, `ADDRESSEE_ABOLISHED` if it does not exist any more. */
async function loadAddresseeOrganization(
  ctx: MutationContext,
  directive: Directive,
  id: string,
): Promise<Organization> {
  const organization = await findVisible(ctx, Organization, id);
  if (!organization.path.startsWith(directive.body.id))
    throw addresseeError(
      'ADDRESSEE_FOREIGN',
      `${organization.name} does not belong to the governing body of the directive. Use transferDirective for another body.`,
    );
  // Old briefings are recorded later. A directive of an old meeting may name a unit that existed on the day of that meeting.
  const meeting = directive.status === 'DRAFT' ? await directive.meeting?.load() : null;
  const day = meeting?.heldOn ?? ctx.today;
  if (organization.validTo !== null && organization.validTo < day)
    throw addresseeError(
      'ADDRESSEE_ABOLISHED',
      `${organization.name} existed until ${organization.validTo}. Assign the directive to its successor.`,
    );
  return organization;
}

async function loadAddresseeGroup(ctx: MutationContext, directive: Directive, id: string): Promise<Group> {
  const group = await findVisible(ctx, Group, id);
  if (group.body.id === directive.body.id) return group;
  throw addresseeError(
    'ADDRESSEE_FOREIGN',
    `"${group.name}" is a group of another governing body. Use a group of this body.`,
  );
}

/**
 * Assigns a directive to an addressee. An assignment that its addressee returned becomes pending again.
 *
 * Errors: `ADDRESSEE_AMBIGUOUS`, `ADDRESSEE_FOREIGN`, `ADDRESSEE_ABOLISHED`, `ADDRESSEE_TWICE`.
 */
export async function assign(
  ctx: MutationContext,
  directive: Directive,
  addressee: AddresseeInput,
  existingAssignments: readonly Assignment[],
): Promise<Assignment> {
  const { organization, group, person, role, words = null, inherited = false } = addressee;
  assertOneParty(addressee);
  const id = organization ?? group ?? person;
  const existing = existingAssignments.find((it) => (it.organization ?? it.group ?? it.person)?.id === id);
  if (existing && existing.acceptance !== 'RETURNED')
    throw addresseeError(
      'ADDRESSEE_TWICE',
      `The directive is already assigned to ${id}, as ${existing.role}. Remove this addressee.`,
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
