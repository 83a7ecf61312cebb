import { Resolver } from 'type-graphql';
import { Group, GroupMember } from '../../entities/units/group.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { CreateGroupInput, EndGroupMembershipInput, SetGroupMemberInput } from './group.inputs.ts';
import * as groups from './group.service.ts';

@Resolver()
export class GroupResolver {
  @TransactionalMutation({
    description: 'Creates a collective addressee with its known members.',
    input: CreateGroupInput,
    node: Group,
    errorCodes: ['GROUP_NAME_TAKEN', 'GROUP_TOO_LARGE', 'ORGANIZATION_OTHER_BODY', 'BODY_NOT_TOP'],
    permission: 'group.create',
  })
  createGroup(input: CreateGroupInput, ctx: MutationContext): Promise<Group> {
    return groups.createGroup(ctx, input);
  }

  @TransactionalMutation({
    description: 'Adds or changes the membership of an organization in a collective addressee.',
    input: SetGroupMemberInput,
    node: GroupMember,
    errorCodes: ['ORGANIZATION_OTHER_BODY', 'VALIDITY_REVERSED'],
    permission: 'group.setMember',
  })
  setGroupMember(input: SetGroupMemberInput, ctx: MutationContext): Promise<GroupMember> {
    return groups.setGroupMember(ctx, input);
  }

  @TransactionalMutation({
    description: 'Ends the membership of an organization in a collective addressee.',
    input: EndGroupMembershipInput,
    node: GroupMember,
    errorCodes: ['VALIDITY_REVERSED'],
    permission: 'group.setMember',
  })
  endGroupMembership(input: EndGroupMembershipInput, ctx: MutationContext): Promise<GroupMember> {
    return groups.endGroupMembership(ctx, input);
  }
}
