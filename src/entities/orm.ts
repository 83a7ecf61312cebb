import 'reflect-metadata';
import { Migrator } from '@mikro-orm/migrations';
import { migrations } from '../../schema/migrations/index.ts';
import { Node, StoredNode } from '../shared/node.entity.ts';
import { Account, RoleGrant } from './accounts/account.entity.ts';
import { AccessToken, ProviderIdentity, Session } from './accounts/credential.entity.ts';
import { CalendarDay } from './calendar/calendar-day.entity.ts';
import { Conclusion } from './conclusions/conclusion.entity.ts';
import { Topic } from './conclusions/topic.entity.ts';
import { Assignment } from './directives/assignment.entity.ts';
import { Deadline } from './directives/deadline.ts';
import { DeadlineChange } from './directives/deadline-change.entity.ts';
import { Directive } from './directives/directive.entity.ts';
import { DirectiveRelation } from './directives/directive-relation.entity.ts';
import { ExtensionRequest } from './directives/extension-request.entity.ts';
import { Evidence, ProgressReport } from './directives/progress-report.entity.ts';
import { Review } from './directives/review.entity.ts';
import { Transition } from './directives/transition.entity.ts';
import { Document, TextSpan } from './documents/document.entity.ts';
import { FileUpload, StoredFile } from './files/stored-file.entity.ts';
import { AuditEvent } from './history/audit-event.entity.ts';
import { IdempotencyKey } from './idempotency-key.entity.ts';
import { Draft } from './intake/draft.entity.ts';
import { ExtractedClauseValues } from './intake/extracted-clause.ts';
import { ExtractedMeetingValues } from './intake/extracted-meeting.ts';
import { Proposal } from './intake/proposal.entity.ts';
import { ProposedAddressee } from './intake/proposed-addressee.entity.ts';
import { Attendance, Meeting } from './meetings/meeting.entity.ts';
import { BodyPolicy } from './units/body-policy.entity.ts';
import { Group, GroupMember } from './units/group.entity.ts';
import { Organization, OrganizationAlias } from './units/organization.entity.ts';
import { Person, Position } from './units/person.entity.ts';

/** All entities that are nodes of the graph. Each stands after the entities that it must point to. */
export const nodeEntities = [
  Organization,
  OrganizationAlias,
  Group,
  GroupMember,
  Person,
  Position,
  Meeting,
  Attendance,
  Document,
  TextSpan,
  Topic,
  Conclusion,
  Directive,
  Assignment,
  Transition,
  ExtensionRequest,
  DeadlineChange,
  ProgressReport,
  Evidence,
  Review,
  DirectiveRelation,
  BodyPolicy,
  CalendarDay,
  Account,
  RoleGrant,
  Session,
  AccessToken,
  AuditEvent,
  Draft,
  Proposal,
  ProposedAddressee,
] as const;

/** The options of MikroORM that are the same for every driver. `database/open-database.ts` adds the driver and the address. */
export const ormOptions = {
  entities: [
    ...nodeEntities,
    ProviderIdentity,
    IdempotencyKey,
    StoredFile,
    FileUpload,
    Deadline,
    ExtractedMeetingValues,
    ExtractedClauseValues,
    Node,
    StoredNode,
  ],
  extensions: [Migrator],
  migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false },
  forceUtcTimezone: true,
  validateRequired: true,
};
