import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../src/server/schema.ts';

// `npm run schema`: writes the GraphQL schema of the server to schema/schema.graphql. Reviews and a test use that file.
const schema = await createSchema(Buffer.alloc(32));
writeFileSync(
  new URL('schema.graphql', import.meta.url),
  `${printSchema(lexicographicSortSchema(schema))}\n`,
);
