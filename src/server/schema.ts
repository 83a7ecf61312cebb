import 'reflect-metadata';
import '../modules/accounts/account.fields.ts';
import '../modules/calendar/calendar-day.fields.ts';
import '../modules/conclusions/conclusion.fields.ts';
import '../modules/directives/assignment.fields.ts';
import '../modules/directives/extension.fields.ts';
import '../modules/directives/report.fields.ts';
import '../modules/directives/transition.fields.ts';
import '../modules/directives/directive.policy.ts';
import '../modules/directives/directive.fields.ts';
import '../modules/files/file.policy.ts';
import '../modules/intake/draft.policy.ts';
import '../modules/intake/draft.fields.ts';
import '../modules/history/history.policy.ts';
import '../modules/meetings/meeting.policy.ts';
import '../modules/meetings/meeting.fields.ts';
import '../modules/documents/document.fields.ts';
import '../modules/units/unit.fields.ts';
import '../modules/accounts/account.policy.ts';
import '../modules/history/comparison.fields.ts';
import '../modules/history/withdrawal.policy.ts';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { nodeEntities } from '../entities/orm.ts';
import { AccountResolver } from '../modules/accounts/account.resolver.ts';
import { CredentialResolver } from '../modules/accounts/credential.resolver.ts';
import { SignInResolver } from '../modules/auth/sign-in.resolver.ts';
import { ViewerResolver, ViewerRoleResolver } from '../modules/auth/viewer.resolver.ts';
import { CalendarResolver } from '../modules/calendar/calendar.resolver.ts';
import { ConclusionResolver } from '../modules/conclusions/conclusion.resolver.ts';
import { DirectiveResolver } from '../modules/directives/directive.resolver.ts';
import { ExtensionResolver } from '../modules/directives/extension.resolver.ts';
import { RelationResolver } from '../modules/directives/relation.resolver.ts';
import { ReportResolver } from '../modules/directives/report.resolver.ts';
import { DocumentResolver } from '../modules/documents/document.resolver.ts';
import { registerAuditLogLinks } from '../modules/history/audit-event.fields.ts';
import { attachChangesResolver, ChangesResolver } from '../modules/history/changes.resolver.ts';
import { Comparison, DirectiveChange } from '../modules/history/comparison.types.ts';
import { compareRootField } from '../modules/history/comparison-root.ts';
import { HistoryResolver } from '../modules/history/history.resolver.ts';
import { Tombstone } from '../modules/history/tombstone.fields.ts';
import { WithdrawalResolver } from '../modules/history/withdrawal.resolver.ts';
import { DraftResolver } from '../modules/intake/draft.resolver.ts';
import { registerDraftLinks } from '../modules/intake/draft-links.fields.ts';
import { AddresseeCandidate, PossibleDuplicate } from '../modules/intake/proposal.fields.ts';
import { ProposalResolver } from '../modules/intake/proposal.resolver.ts';
import { MeetingResolver } from '../modules/meetings/meeting.resolver.ts';
import { BodyPolicyResolver } from '../modules/units/body-policy.resolver.ts';
import { GroupResolver } from '../modules/units/group.resolver.ts';
import { OrganizationResolver } from '../modules/units/organization.resolver.ts';
import { PersonResolver } from '../modules/units/person.resolver.ts';
import { declareRootFields, declareTypes } from '../query/declare-types.ts';
import { attachReadResolvers } from '../query/read-resolvers.ts';
import { buildRootFields, type RootFieldDefinition } from '../query/root-fields.ts';
import { SearchHit } from '../query/search.fields.ts';
import { Coverage, Trace, TraceStep } from '../query/trace.fields.ts';
import type { GraphClass } from '../shared/graph-type.ts';
import { attachPayloadResolvers } from './payload-resolvers.ts';
import { rootFieldGuards } from './root-field-guards.ts';
import { ServerInfoResolver } from './server-info.resolver.ts';
import { addChangesSubscription } from './subscriptions/changes.subscription.ts';

registerDraftLinks();
registerAuditLogLinks();

/** Every class that the query engine reads: the nodes, and types that have no table of their own. */
const readTypes: readonly GraphClass[] = [
  ...nodeEntities,
  Tombstone,
  SearchHit,
  TraceStep,
  Trace,
  Coverage,
  AddresseeCandidate,
  PossibleDuplicate,
  Comparison,
  DirectiveChange,
];
declareTypes(readTypes);

/** The root fields that the query engine reads. */
export const rootFields: Readonly<Record<string, RootFieldDefinition>> = {
  ...buildRootFields(nodeEntities, [...nodeEntities, Tombstone]),
  compare: compareRootField,
};

const GraphResolver = declareRootFields(
  Object.fromEntries(Object.entries(rootFields).map(([name, { declaration }]) => [name, declaration])),
);

/** The resolvers with mutations, and those of the viewer. */
const mutationResolvers = [
  AccountResolver,
  BodyPolicyResolver,
  CalendarResolver,
  ConclusionResolver,
  CredentialResolver,
  DirectiveResolver,
  DocumentResolver,
  DraftResolver,
  ExtensionResolver,
  GroupResolver,
  HistoryResolver,
  MeetingResolver,
  OrganizationResolver,
  PersonResolver,
  ProposalResolver,
  RelationResolver,
  ReportResolver,
  SignInResolver,
  ViewerResolver,
  ViewerRoleResolver,
  WithdrawalResolver,
];

/** Creates the published schema. `cursorKey` signs the cursors of its lists. */
export async function createSchema(cursorKey: Buffer): Promise<GraphQLSchema> {
  const built = await buildSchema({
    resolvers: [GraphResolver, ChangesResolver, ServerInfoResolver, ...mutationResolvers],
    orphanedTypes: [...nodeEntities, Tombstone],
    validate: false,
    // Apollo Server checks the schema when it starts. type-graphql checks it with a full introspection, which takes a tenth of
    // the startup time.
    skipCheck: true,
  });
  const schema = addChangesSubscription(built);
  const query = schema.getQueryType();
  if (query) query.description = 'The root fields for reading. The server reads each with one SQL statement.';
  const mutations = schema.getMutationType();
  if (mutations)
    mutations.description =
      'The mutations. Each one is a transaction. If it fails, `errors` of its payload says why, and nothing is changed.';
  rootFieldGuards(schema, new Set(Object.keys(rootFields)));
  attachReadResolvers(schema, { roots: rootFields, types: readTypes, cursorKey });
  attachPayloadResolvers(schema);
  attachChangesResolver(schema);
  return schema;
}
