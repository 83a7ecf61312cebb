import { permissionTable } from '../../authorization/permission-table.ts';
import { coordinates } from '../../server/root-field-guards.ts';
import { createSchema, roots } from '../../server/schema.ts';

/** Prints who may do what and who sees which rows. Opens no database. */
export async function permissions(): Promise<void> {
  const schema = await createSchema(Buffer.alloc(32));
  process.stdout.write(permissionTable(coordinates(schema, new Set(Object.keys(roots)))));
}
