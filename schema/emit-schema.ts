import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../src/server/schema.ts';

// `npm run schema`: writes what the server publishes to schema/schema.graphql, where it is reviewed and compared.
const schema = await createSchema(Buffer.alloc(32));
writeFileSync(
  new URL('schema.graphql', import.meta.url),
  `${printSchema(lexicographicSortSchema(schema))}\n`,
);
