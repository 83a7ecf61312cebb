import { must } from '../../authorization/policy.ts';
import { Group, GroupMember } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { change, known, locked, mustHaveRead } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { mustBeInOrder } from '../../shared/date-range.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { wording } from '../../shared/trimmed-text.ts';
import { lockedBody, mustBelongTo } from './governing-body.ts';
import type { CreateGroupInput, EndGroupMembershipInput, SetGroupMemberInput } from './group.inputs.ts';
import { placeOf } from './unit.policy.ts';

const MOST_MEMBERS = 500;

export async function createGroup(scope: Scope, input: CreateGroupInput): Promise<Group> {
  const { em, viewer } = scope;
  must(viewer, 'group.create', placeOf(await known(scope, Organization, input.body)));
  const body = await lockedBody(scope, input.body);
  const name = wording(input.name, 'name');
  const taken = await em.findOne(Group, { body, name });
  if (taken)
    throw new DomainError(
      'GROUP_NAME_TAKEN',
      `The body speaks of "${name}" already. Add its members with setGroupMember.`,
      { path: ['name'], node: taken.id },
    );
  const group = em.create(Group, { name, body });
  for (const organization of await findMembers(scope, body, input.members ?? []))
    em.create(GroupMember, { group, organization });
  return group;
}

/**
 * Enters or changes a membership. Members are of the group's own body: whoever belongs to a group reads what it is given.
 */
export async function setGroupMember(scope: Scope, input: SetGroupMemberInput): Promise<GroupMember> {
  const { em } = scope;
  const { validFrom = null, validTo = null } = input;
  const group = await lockGroup(scope, input.group);
  const organization = await known(scope, Organization, input.organization);
  mustBelongTo(group.body.id, organization, ['organization']);
  mustBeInOrder(validFrom, validTo);
  const member = await em.findOne(GroupMember, { group, organization });
  if (!member) return em.create(GroupMember, { group, organization, validFrom, validTo });
  mustHaveRead(member, `The membership of "${organization.name}"`, input.expectedVersion);
  return Object.assign(member, { validFrom, validTo });
}

export async function endGroupMembership(
  scope: Scope,
  { id, expectedVersion, validTo }: EndGroupMembershipInput,
): Promise<GroupMember> {
  const { group } = await known(scope, GroupMember, id);
  await lockGroup(scope, group.id);
  const member = await change(scope, GroupMember, id, expectedVersion);
  mustBeInOrder(member.validFrom, validTo);
  return Object.assign(member, { validTo });
}

/** The group, locked: of two acts on its members one waits for the other. */
async function lockGroup(scope: Scope, id: string): Promise<Group> {
  const seen = await known(scope, Group, id);
  must(scope.viewer, 'group.setMember', placeOf(await seen.body.loadOrFail()));
  return locked(scope, Group, id);
}

async function findMembers(
  scope: Scope,
  body: Organization,
  ids: readonly string[],
): Promise<Organization[]> {
  if (ids.length > MOST_MEMBERS)
    throw new DomainError(
      'GROUP_TOO_LARGE',
      `${ids.length} members are too many at once. Send ${MOST_MEMBERS}, and the rest with setGroupMember.`,
      { path: ['members'] },
    );
  const members: Organization[] = [];
  for (const id of new Set(ids)) {
    const member = await known(scope, Organization, id);
    mustBelongTo(body.id, member, ['members']);
    members.push(member);
  }
  return members;
}
