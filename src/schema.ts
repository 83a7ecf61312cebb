import 'reflect-metadata';
import './access/account.read.ts';
import './conclusions/conclusion.read.ts';
import './directives/assignment.read.ts';
import './directives/course.read.ts';
import './directives/directive.read.ts';
import './meetings/meeting.read.ts';
import './sources/document.read.ts';
import './units/unit.read.ts';
import './access/account.policy.ts';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AccountResolver } from './access/account.resolver.ts';
import { CredentialResolver } from './access/credential.resolver.ts';
import { SigningInResolver } from './access/signing-in.resolver.ts';
import { ViewerResolver, ViewerRoleResolver } from './access/viewer.resolver.ts';
import { declareRoots, declareTypes } from './graph/declare.ts';
import { graphClasses, layReadRoad } from './graph/road.ts';
import { allRoots, type Root } from './graph/roots.ts';
import { nodeEntities } from './orm.ts';
import { ServerResolver } from './server.resolver.ts';

declareTypes(graphClasses);

/** Every way into the graph. */
export const roots: Readonly<Record<string, Root>> = allRoots(nodeEntities);

const GraphResolver = declareRoots(
  Object.fromEntries(Object.entries(roots).map(([name, { declared }]) => [name, declared])),
);

/** The published schema. `cursorKey` signs the cursors its lists write. */
export async function createSchema(cursorKey: Buffer): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      GraphResolver,
      ServerResolver,
      ViewerResolver,
      ViewerRoleResolver,
      SigningInResolver,
      AccountResolver,
      CredentialResolver,
    ],
    orphanedTypes: [...nodeEntities],
    validate: false,
  });
  const query = schema.getQueryType();
  if (query) query.description = 'The ways into the graph. Each field is answered by one statement.';
  const mutation = schema.getMutationType();
  if (mutation) mutation.description = 'The acts. Each is one transaction: it happens whole or not at all.';
  layReadRoad(schema, roots, cursorKey);
  return schema;
}
