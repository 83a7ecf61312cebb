import { formatPermissionTable } from '../../authorization/print-permissions.ts';
import { rootFieldGuards } from '../../server/root-field-guards.ts';
import { createSchema, rootFields } from '../../server/schema.ts';

/** Prints who may do what and who sees which rows. Uses no database. */
export async function printPermissions(): Promise<void> {
  const schema = await createSchema(Buffer.alloc(32));
  process.stdout.write(formatPermissionTable(rootFieldGuards(schema, new Set(Object.keys(rootFields)))));
}
