import 'reflect-metadata';
import './accounts/account.read.ts';
import './calendar/calendar-day.read.ts';
import './conclusions/conclusion.read.ts';
import './directives/assignment.read.ts';
import './directives/course.read.ts';
import './directives/directive.policy.ts';
import './directives/directive.read.ts';
import './files/file.policy.ts';
import './intake/draft.policy.ts';
import './intake/draft.read.ts';
import './intake/proposal.read.ts';
import './history/history.policy.ts';
import './meetings/meeting.policy.ts';
import './meetings/meeting.read.ts';
import './sources/document.read.ts';
import './units/unit.read.ts';
import './accounts/account.policy.ts';
import './history/comparison.read.ts';
import './history/withdrawing.policy.ts';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { coordinates } from './access/coordinates.ts';
import { AccountResolver } from './accounts/account.resolver.ts';
import { CredentialResolver } from './accounts/credential.resolver.ts';
import { CalendarResolver } from './calendar/calendar.resolver.ts';
import { ConclusionResolver } from './conclusions/conclusion.resolver.ts';
import { DirectiveResolver } from './directives/directive.resolver.ts';
import { RelationResolver } from './directives/relation.resolver.ts';
import { ReportResolver } from './directives/report.resolver.ts';
import { declareRoots, declareTypes } from './graph/declare.ts';
import { graphClasses, layReadRoad } from './graph/road.ts';
import { allRoots, type Root } from './graph/roots.ts';
import { linkAuditLogs } from './history/audit-event.read.ts';
import { ChangesResolver, layChanges } from './history/changes.resolver.ts';
import { HistoryResolver } from './history/history.resolver.ts';
import { Tombstone } from './history/tombstone.read.ts';
import { WithdrawingResolver } from './history/withdrawing.resolver.ts';
import { linkDrafts } from './intake/back-links.ts';
import { DraftResolver } from './intake/draft.resolver.ts';
import { ProposalResolver } from './intake/proposal.resolver.ts';
import { withSubscription } from './live/changes.subscription.ts';
import { MeetingResolver } from './meetings/meeting.resolver.ts';
import { nodeEntities } from './orm.ts';
import { ServerResolver } from './server.resolver.ts';
import { SigningInResolver } from './signing-in/signing-in.resolver.ts';
import { ViewerResolver, ViewerRoleResolver } from './signing-in/viewer.resolver.ts';
import { DocumentResolver } from './sources/document.resolver.ts';
import { BodyPolicyResolver } from './units/body-policy.resolver.ts';
import { GroupResolver } from './units/group.resolver.ts';
import { OrganizationResolver } from './units/organization.resolver.ts';
import { PersonResolver } from './units/person.resolver.ts';

linkDrafts();
linkAuditLogs();
declareTypes(graphClasses);

/** Every way into the graph. */
export const roots: Readonly<Record<string, Root>> = allRoots(nodeEntities);

const GraphResolver = declareRoots(
  Object.fromEntries(Object.entries(roots).map(([name, { declared }]) => [name, declared])),
);

/** What may be done, besides what may be asked. */
const actResolvers = [
  AccountResolver,
  BodyPolicyResolver,
  CalendarResolver,
  ConclusionResolver,
  CredentialResolver,
  DirectiveResolver,
  DocumentResolver,
  DraftResolver,
  GroupResolver,
  HistoryResolver,
  MeetingResolver,
  OrganizationResolver,
  PersonResolver,
  ProposalResolver,
  RelationResolver,
  ReportResolver,
  SigningInResolver,
  ViewerResolver,
  ViewerRoleResolver,
  WithdrawingResolver,
];

/** The published schema. `cursorKey` signs the cursors its lists write. */
export async function createSchema(cursorKey: Buffer): Promise<GraphQLSchema> {
  const built = await buildSchema({
    resolvers: [GraphResolver, ChangesResolver, ServerResolver, ...actResolvers],
    orphanedTypes: [...nodeEntities, Tombstone],
    validate: false,
    // Apollo Server checks the schema when it starts. type-graphql would ask it everything for that, which takes a tenth of the start.
    skipCheck: true,
  });
  const schema = withSubscription(built);
  const query = schema.getQueryType();
  if (query) query.description = 'The ways into the graph. Each field is answered by one statement.';
  const mutations = schema.getMutationType();
  if (mutations)
    mutations.description =
      'What may be done. Each act is one transaction; a refusal comes in `errors` of its payload, and then nothing was changed.';
  coordinates(schema, new Set(Object.keys(roots)));
  layReadRoad(schema, roots, cursorKey);
  layChanges(schema);
  return schema;
}
