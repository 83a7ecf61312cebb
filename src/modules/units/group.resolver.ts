import { Resolver } from 'type-graphql';
import { Group, GroupMember } from '../../entities/units/group.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { CreateGroupInput, EndGroupMembershipInput, SetGroupMemberInput } from './group.inputs.ts';
import * as groups from './group.service.ts';

@Resolver()
export class GroupResolver {
  @Act({
    description: 'Enters a collective addressee, with its members as far as they are known.',
    input: CreateGroupInput,
    node: Group,
    refusals: ['GROUP_NAME_TAKEN', 'GROUP_TOO_LARGE', 'ORGANIZATION_OTHER_BODY', 'BODY_NOT_TOP'],
    verb: 'group.create',
  })
  createGroup(input: CreateGroupInput, scope: Scope): Promise<Group> {
    return groups.createGroup(scope, input);
  }

  @Act({
    description: 'Says that an organization belongs to a collective addressee, and from when to when.',
    input: SetGroupMemberInput,
    node: GroupMember,
    refusals: ['ORGANIZATION_OTHER_BODY', 'VALIDITY_REVERSED'],
    verb: 'group.setMember',
  })
  setGroupMember(input: SetGroupMemberInput, scope: Scope): Promise<GroupMember> {
    return groups.setGroupMember(scope, input);
  }

  @Act({
    description: 'Says until when an organization belonged to a collective addressee.',
    input: EndGroupMembershipInput,
    node: GroupMember,
    refusals: ['VALIDITY_REVERSED'],
    verb: 'group.setMember',
  })
  endGroupMembership(input: EndGroupMembershipInput, scope: Scope): Promise<GroupMember> {
    return groups.endGroupMembership(scope, input);
  }
}
