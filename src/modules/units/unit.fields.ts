import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import { CalendarDay } from '../../entities/calendar/calendar-day.entity.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { ExtensionRequest } from '../../entities/directives/extension.entity.ts';
import { ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { Transition } from '../../entities/directives/transition.entity.ts';
import { Document } from '../../entities/documents/document.entity.ts';
import { Attendance, Meeting } from '../../entities/meetings/meeting.entity.ts';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import { Group, GroupMember } from '../../entities/units/group.entity.ts';
import { Organization, OrganizationAlias } from '../../entities/units/organization.entity.ts';
import { Person, Position } from '../../entities/units/person.entity.ts';
import { pointingBack, reading, through } from '../../shared/graph-type.ts';

const byName = {
  NAME: {
    type: 'text',
    sql: (row: string) => `${row}.sort_name`,
    description: 'By name, in Vietnamese order.',
  },
} as const;

const given = (here: string) =>
  through(
    () => Directive,
    { of: () => Assignment, here, there: 'directive_id', named: 'assignment' },
    'Directives given to it; the edge says in which role.',
  );

reading(Organization, {
  derived: {
    isActive: {
      type: () => Boolean,
      dated: true,
      description: 'Whether it existed on the day asked for.',
      sql: (o, q) =>
        `${q.day} between coalesce(${o}.valid_from, '-infinity') and coalesce(${o}.valid_to, 'infinity')`,
    },
  },
  links: {
    children: pointingBack(() => Organization, 'parent_id', 'The organizations directly below.'),
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
    predecessors: pointingBack(
      () => Organization,
      'successor_id',
      'Organizations whose duties it took over.',
    ),
    aliases: pointingBack(() => OrganizationAlias, 'organization_id', 'Other names and abbreviations.'),
    groups: through(
      () => Group,
      { of: () => GroupMember, here: 'organization_id', there: 'group_id', named: 'membership' },
      'Groups it belongs to; the edge says from when to when.',
    ),
    memberships: pointingBack(
      () => GroupMember,
      'organization_id',
      'Its memberships in groups, past ones included.',
    ),
    positions: pointingBack(() => Position, 'organization_id', 'Posts in it.'),
    hostedMeetings: pointingBack(() => Meeting, 'host_id', 'Meetings it held.'),
    meetings: pointingBack(() => Meeting, 'body_id', 'Meetings of the whole governing body.'),
    attendances: pointingBack(() => Attendance, 'organization_id', 'Meetings it was at.'),
    documents: pointingBack(() => Document, 'issuer_id', 'Documents it issued.'),
    directives: given('organization_id'),
    assignments: pointingBack(() => Assignment, 'organization_id', 'What it was given, in which roles.'),
    orderedDirectives: pointingBack(() => Directive, 'body_id', 'Directives it ordered as governing body.'),
    knownGroups: pointingBack(() => Group, 'body_id', 'Collective addressees its documents speak of.'),
    reports: pointingBack(() => ProgressReport, 'organization_id', 'Reports it sent.'),
    extensionRequests: pointingBack(
      () => ExtensionRequest,
      'organization_id',
      'Requests for more time it made.',
    ),
    transitions: pointingBack(() => Transition, 'organization_id', 'Moves of directives it made.'),
    policies: pointingBack(
      () => BodyPolicy,
      'body_id',
      'The choices it made as governing body; none: the defaults hold.',
    ),
    calendarDays: pointingBack(
      () => CalendarDay,
      'body_id',
      'Days off and worked weekends it keeps as governing body.',
    ),
    grants: pointingBack(() => RoleGrant, 'organization_id', 'Roles that reach down from it.'),
  },
  orders: byName,
  defaultOrder: ['NAME'],
  roots: {
    one: { name: 'organization', by: ['id'], description: 'One organization.' },
    many: { name: 'organizations', description: 'Organizations, by name.' },
  },
});

reading(Group, {
  links: {
    members: through(
      () => Organization,
      { of: () => GroupMember, here: 'group_id', there: 'organization_id', named: 'membership' },
      'Its members as far as they are known. None listed means that nobody wrote down who is meant.',
    ),
    memberships: pointingBack(() => GroupMember, 'group_id', 'Its memberships, past ones included.'),
    directives: given('group_id'),
    assignments: pointingBack(() => Assignment, 'group_id', 'What it was given, in which roles.'),
    attendances: pointingBack(() => Attendance, 'group_id', 'Meetings it was at.'),
  },
  orders: byName,
  defaultOrder: ['NAME'],
  roots: {
    one: { name: 'group', by: ['id'], description: 'One collective addressee.' },
    many: { name: 'groups', description: 'Collective addressees, by name.' },
  },
});

reading(Person, {
  links: {
    positions: pointingBack(() => Position, 'person_id', 'The posts held, past ones included.'),
    chairedMeetings: pointingBack(() => Meeting, 'chair_id', 'Meetings chaired.'),
    attendances: pointingBack(() => Attendance, 'person_id', 'Meetings attended.'),
    directives: given('person_id'),
    assignments: pointingBack(
      () => Assignment,
      'person_id',
      'What was given to this person, in which roles.',
    ),
    transitions: pointingBack(() => Transition, 'person_id', 'Moves of directives made by this person.'),
    accounts: pointingBack(() => Account, 'person_id', 'Accounts that belong to this person.'),
    extensionDecisions: pointingBack(
      () => ExtensionRequest,
      'decided_by_id',
      'Requests for more time decided by this person.',
    ),
  },
  orders: byName,
  defaultOrder: ['NAME'],
  roots: {
    one: { name: 'person', by: ['id'], description: 'One person.' },
    many: { name: 'people', description: 'People, by name.' },
  },
});
