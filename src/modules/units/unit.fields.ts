import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import { CalendarDay } from '../../entities/calendar/calendar-day.entity.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { ExtensionRequest } from '../../entities/directives/extension-request.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { Transition } from '../../entities/directives/transition.entity.ts';
import { Document } from '../../entities/documents/document.entity.ts';
import { Attendance, Meeting } from '../../entities/meetings/meeting.entity.ts';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import { Group, GroupMember } from '../../entities/units/group.entity.ts';
import { Organization, OrganizationAlias } from '../../entities/units/organization.entity.ts';
import { Person, Position } from '../../entities/units/person.entity.ts';
import { defineGraphType, hasMany, manyToManyThrough } from '../../shared/graph-type.ts';

const nameOrder = {
  NAME: {
    type: 'text',
    sql: (row: string) => `${row}.sort_name`,
    description: 'By name, in Vietnamese order.',
  },
} as const;

const assignedDirectives = (here: string) =>
  manyToManyThrough(
    () => Directive,
    { of: () => Assignment, here, there: 'directive_id', named: 'assignment' },
    'Assigned directives; the edge has the assignment with the role.',
  );

defineGraphType(Organization, {
  computedFields: {
    isActive: {
      type: () => Boolean,
      takesAsOf: true,
      description: 'Whether it existed on the day `asOf`.',
      sql: (o, sql) =>
        `${sql.asOf} between coalesce(${o}.valid_from, '-infinity') and coalesce(${o}.valid_to, 'infinity')`,
    },
  },
  connectionFields: {
    children: hasMany(() => Organization, 'parent_id', 'The organizations directly below.'),
    descendants: {
      to: () => Organization,
      description: 'All organizations below, at any depth.',
      join: (o, below) => `(${below}.path ^@ ${o}.path and ${below}.id <> ${o}.id)`,
    },
    ancestors: {
      to: () => Organization,
      description: 'The organizations above, up to the governing body.',
      join: (o, above) => `(${o}.path ^@ ${above}.path and ${above}.id <> ${o}.id)`,
    },
    predecessors: hasMany(() => Organization, 'successor_id', 'Organizations whose duties it took over.'),
    aliases: hasMany(() => OrganizationAlias, 'organization_id', 'Other names and abbreviations.'),
    groups: manyToManyThrough(
      () => Group,
      { of: () => GroupMember, here: 'organization_id', there: 'group_id', named: 'membership' },
      'Groups it belongs to; the edge has the membership with its first and last day.',
    ),
    memberships: hasMany(
      () => GroupMember,
      'organization_id',
      'Its memberships in groups, past ones included.',
    ),
    positions: hasMany(() => Position, 'organization_id', 'Positions in it.'),
    hostedMeetings: hasMany(() => Meeting, 'host_id', 'Meetings it held.'),
    meetings: hasMany(() => Meeting, 'body_id', 'Meetings of the whole governing body.'),
    attendances: hasMany(() => Attendance, 'organization_id', 'Meetings it attended.'),
    documents: hasMany(() => Document, 'issuer_id', 'Documents it issued.'),
    directives: assignedDirectives('organization_id'),
    assignments: hasMany(() => Assignment, 'organization_id', 'Its assignments, with their roles.'),
    orderedDirectives: hasMany(() => Directive, 'body_id', 'Directives that it issued as governing body.'),
    knownGroups: hasMany(() => Group, 'body_id', 'Collective addressees named in its documents.'),
    reports: hasMany(() => ProgressReport, 'organization_id', 'Progress reports that it submitted.'),
    extensionRequests: hasMany(() => ExtensionRequest, 'organization_id', 'Extension requests that it made.'),
    transitions: hasMany(() => Transition, 'organization_id', 'Transitions of directives that it made.'),
    policies: hasMany(
      () => BodyPolicy,
      'body_id',
      'Its settings as governing body. Empty: the defaults apply.',
    ),
    calendarDays: hasMany(
      () => CalendarDay,
      'body_id',
      'Days off and worked weekend days in its calendar as governing body.',
    ),
    grants: hasMany(
      () => RoleGrant,
      'organization_id',
      'Roles granted for it and for all organizations below it.',
    ),
  },
  sortOrders: nameOrder,
  defaultOrder: ['NAME'],
  rootFields: {
    one: { name: 'organization', by: ['id'], description: 'One organization.' },
    many: { name: 'organizations', description: 'Organizations, by name.' },
  },
});

defineGraphType(Group, {
  connectionFields: {
    members: manyToManyThrough(
      () => Organization,
      { of: () => GroupMember, here: 'group_id', there: 'organization_id', named: 'membership' },
      'Its known members. Empty: the members are not known.',
    ),
    memberships: hasMany(() => GroupMember, 'group_id', 'Its memberships, past ones included.'),
    directives: assignedDirectives('group_id'),
    assignments: hasMany(() => Assignment, 'group_id', 'Its assignments, with their roles.'),
    attendances: hasMany(() => Attendance, 'group_id', 'Meetings it attended.'),
  },
  sortOrders: nameOrder,
  defaultOrder: ['NAME'],
  rootFields: {
    one: { name: 'group', by: ['id'], description: 'One collective addressee.' },
    many: { name: 'groups', description: 'Collective addressees, by name.' },
  },
});

defineGraphType(Person, {
  connectionFields: {
    positions: hasMany(() => Position, 'person_id', 'The positions of this person, past ones included.'),
    chairedMeetings: hasMany(() => Meeting, 'chair_id', 'Meetings chaired by this person.'),
    attendances: hasMany(() => Attendance, 'person_id', 'Meetings attended by this person.'),
    directives: assignedDirectives('person_id'),
    assignments: hasMany(() => Assignment, 'person_id', 'Assignments to this person, with their roles.'),
    transitions: hasMany(() => Transition, 'person_id', 'Transitions of directives made by this person.'),
    accounts: hasMany(() => Account, 'person_id', 'Accounts that belong to this person.'),
    extensionDecisions: hasMany(
      () => ExtensionRequest,
      'decided_by_id',
      'Extension requests decided by this person.',
    ),
  },
  sortOrders: nameOrder,
  defaultOrder: ['NAME'],
  rootFields: {
    one: { name: 'person', by: ['id'], description: 'One person.' },
    many: { name: 'people', description: 'People, by name.' },
  },
});
