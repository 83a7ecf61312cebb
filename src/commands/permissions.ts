import { coordinates } from '../access/coordinates.ts';
import { permissionTable } from '../access/permissions.ts';
import { createSchema, roots } from '../schema.ts';

/** Prints who may do what and who sees which rows. Opens no database. */
export async function permissions(): Promise<void> {
  const schema = await createSchema(Buffer.alloc(32));
  process.stdout.write(permissionTable(coordinates(schema, new Set(Object.keys(roots)))));
}
