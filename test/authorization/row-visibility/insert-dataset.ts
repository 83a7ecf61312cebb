import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Database } from '../../../src/database/database.ts';
import { Account } from '../../../src/entities/accounts/account.entity.ts';
import { Topic } from '../../../src/entities/conclusions/topic.entity.ts';
import { nodeEntities } from '../../../src/entities/orm.ts';
import { BodyPolicy } from '../../../src/entities/units/body-policy.entity.ts';
import { AuditTimeShifter } from '../../support/audit-time-shifter.ts';
import { addAccounts } from './account-rows.ts';
import { addDirectives } from './business-rows.ts';
import { addDrafts } from './draft-rows.ts';
import { addRecords } from './record-rows.ts';
import {
  bodyFixtures,
  buildOrganizationId,
  buildRowId,
  type DatasetVariant,
  topicNames,
  type ViewerName,
  VisibilityDataset,
} from './visibility-dataset.ts';

/** Flattens embedded values into columns of their owner, with the names of MikroORM: `original_deadline_dueOn`. */
const flattenEmbedded = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value?.constructor === Object
        ? Object.entries(value).map(([inner, of]) => [`${key.replace('D', '_d')}_${inner}`, of])
        : [[key, value]],
    ),
  );

/** Inserts the rows of one variant of the dataset into a database. */
export async function insertDataset(
  storage: Database,
  viewerName: ViewerName,
  variant: DatasetVariant,
): Promise<string[]> {
  const dataset = new VisibilityDataset(viewerName, variant);
  topicNames.forEach((name, index) => {
    dataset.addRow(Topic, String(index), { code: `topic-${index}`, name });
  });
  for (const body of bodyFixtures) {
    addRecords(dataset, body);
    addDirectives(dataset, body);
    addDrafts(dataset, body);
    addAccounts(dataset, body);
    dataset.addRow(BodyPolicy, body.name, {
      body: buildOrganizationId(body.name, 'top'),
      // A viewer can see the number of days of "due soon" of another body in its directives, but not the other choices of its policy.
      dueSoonDays: 9,
      silentAfterDays: dataset.choose(body.members, 20, 40),
      publication: body.publicReaders.length ? 'RECORDS' : 'NOTHING',
    });
  }
  dataset.addRow(
    Account,
    'fresh',
    dataset.choose(['admin'], { login: 'fresh', name: 'Mới' }, { login: 'other', name: 'Bí mật' }),
  );
  const em = storage.orm.em.fork() as SqlEntityManager;
  for (const of of nodeEntities) {
    const rows = dataset.rows.get(of);
    if (rows) await em.insertMany(of as never, rows.map(flattenEmbedded) as never);
  }
  for (const [table, here, there] of dataset.joinRows)
    await em.execute(`insert into ${table} values (?, ?)`, [here, there]);
  await em.execute('insert into document_reader values (?, ?)', [
    buildRowId('doc', 'm 2'),
    buildRowId('acc', 'secondUnit'),
  ]);
  const withdrawnIds = await withdrawHiddenDrafts(em, dataset);
  await new AuditTimeShifter(storage).moveNewEventsTo('2026-02-01T00:00:00Z');
  return [...[...dataset.rows.values()].flat().map(({ id }) => String(id)), ...withdrawnIds];
}

/** Withdraws drafts of a body that the viewer does not read in full, and returns their ids, which are queried in both variants. */
async function withdrawHiddenDrafts(em: SqlEntityManager, dataset: VisibilityDataset): Promise<string[]> {
  const ids = bodyFixtures.map(({ name }) => buildRowId('dir', `${name} withdrawn`));
  for (const [index, { name, fullReaders }] of bodyFixtures.entries()) {
    if (!dataset.hidesFrom(fullReaders)) continue;
    await em.execute(
      `insert into directive (id, code, text, kind, status, body_id) values (?, 'bi-mat', 'Bí mật', 'TASK', 'DRAFT', ?)`,
      [ids[index], buildOrganizationId(name, 'top')],
    );
    await em.execute('delete from directive where id = ?', [ids[index]]);
  }
  return ids;
}
