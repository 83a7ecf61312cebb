import { authorize } from '../../authorization/policy.ts';
import { Group, GroupMember } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { assertVersionGiven, findVisible, lockAtVersion, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { assertDateRange } from '../../shared/date-range.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { requireText } from '../../shared/require-text.ts';
import { assertInBody, lockGoverningBody } from './governing-body.ts';
import type { CreateGroupInput, EndGroupMembershipInput, SetGroupMemberInput } from './group.inputs.ts';
import { organizationResource } from './unit.policy.ts';

const MAX_NEW_MEMBERS = 500;

export async function createGroup(ctx: MutationContext, input: CreateGroupInput): Promise<Group> {
  const { em, viewer } = ctx;
  authorize(viewer, 'group.create', organizationResource(await findVisible(ctx, Organization, input.body)));
  const body = await lockGoverningBody(ctx, input.body);
  const name = requireText(input.name, 'name');
  const taken = await em.findOne(Group, { body, name });
  if (taken)
    throw new DomainError(
      'GROUP_NAME_TAKEN',
      `The governing body already has a group named "${name}". Add members with setGroupMember.`,
      { path: ['name'], node: taken.id },
    );
  const group = em.create(Group, { name, body });
  for (const organization of await findMembers(ctx, body, input.members ?? []))
    em.create(GroupMember, { group, organization });
  return group;
}

/**
 * Creates or changes a membership.
 *
 * Members must belong to the governing body of the group, because the members of a group can read the directives assigned to it.
 */
export async function setGroupMember(ctx: MutationContext, input: SetGroupMemberInput): Promise<GroupMember> {
  const { em } = ctx;
  const { validFrom = null, validTo = null } = input;
  const group = await lockGroup(ctx, input.group);
  const organization = await findVisible(ctx, Organization, input.organization);
  assertInBody(group.body.id, organization, ['organization']);
  assertDateRange(validFrom, validTo);
  const member = await em.findOne(GroupMember, { group, organization });
  if (!member) return em.create(GroupMember, { group, organization, validFrom, validTo });
  assertVersionGiven(member, `The membership of "${organization.name}"`, input.expectedVersion);
  return Object.assign(member, { validFrom, validTo });
}

export async function endGroupMembership(
  ctx: MutationContext,
  { id, expectedVersion, validTo }: EndGroupMembershipInput,
): Promise<GroupMember> {
  const { group } = await findVisible(ctx, GroupMember, id);
  await lockGroup(ctx, group.id);
  const member = await lockAtVersion(ctx, GroupMember, id, expectedVersion);
  assertDateRange(member.validFrom, validTo);
  return Object.assign(member, { validTo });
}

/** Locks a group, so that mutations of its members run one after the other. Throws if the viewer may not change it. */
async function lockGroup(ctx: MutationContext, id: string): Promise<Group> {
  const group = await findVisible(ctx, Group, id);
  authorize(ctx.viewer, 'group.setMember', organizationResource(await group.body.loadOrFail()));
  return lockVisible(ctx, Group, id);
}

async function findMembers(
  ctx: MutationContext,
  body: Organization,
  ids: readonly string[],
): Promise<Organization[]> {
  if (ids.length > MAX_NEW_MEMBERS)
    throw new DomainError(
      'GROUP_TOO_LARGE',
      `${ids.length} members are too many. Send at most ${MAX_NEW_MEMBERS}, and add the rest with setGroupMember.`,
      { path: ['members'] },
    );
  const members: Organization[] = [];
  for (const id of new Set(ids)) {
    const member = await findVisible(ctx, Organization, id);
    assertInBody(body.id, member, ['members']);
    members.push(member);
  }
  return members;
}
