import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Storage } from '../../../src/database/database.ts';
import { Account } from '../../../src/entities/accounts/account.entity.ts';
import { Topic } from '../../../src/entities/conclusions/topic.entity.ts';
import { nodeEntities } from '../../../src/entities/orm.ts';
import { BodyPolicy } from '../../../src/entities/units/body-policy.entity.ts';
import { Recorder } from '../../support/audit-times.ts';
import { fillAccounts } from './account-rows.ts';
import { fillBusiness } from './business-rows.ts';
import { fillDrafts } from './draft-rows.ts';
import { fillRecords } from './record-rows.ts';
import { bodies, idOf, org, type Side, Town, topics, type Who } from './town.ts';

/** Values kept in columns of their owner, spelled as MikroORM spells them: `original_deadline_dueOn`. */
const flat = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value?.constructor === Object
        ? Object.entries(value).map(([inner, of]) => [`${key.replace('D', '_d')}_${inner}`, of])
        : [[key, value]],
    ),
  );

/** Fills a database with the town as it is in one of the two worlds. */
export async function fillTown(storage: Storage, who: Who, side: Side): Promise<string[]> {
  const town = new Town(who, side);
  topics.forEach((name, index) => {
    town.put(Topic, String(index), { code: `topic-${index}`, name });
  });
  for (const body of bodies) {
    fillRecords(town, body);
    fillBusiness(town, body);
    fillDrafts(town, body);
    fillAccounts(town, body);
    town.put(BodyPolicy, body.name, {
      body: org(body.name, 'top'),
      // How near a deadline is soon shows in what the viewer sees of a foreign body; what else it chose does not.
      dueSoonDays: 9,
      silentAfterDays: town.tells(body.all, 20, 40),
      publication: body.open.length ? 'RECORDS' : 'NOTHING',
    });
  }
  town.put(
    Account,
    'fresh',
    town.tells(['admin'], { login: 'fresh', name: 'Mới' }, { login: 'other', name: 'Bí mật' }),
  );
  const em = storage.orm.em.fork() as SqlEntityManager;
  for (const of of nodeEntities) {
    const rows = town.rows.get(of);
    if (rows) await em.insertMany(of as never, rows.map(flat) as never);
  }
  for (const [table, here, there] of town.pairs)
    await em.execute(`insert into ${table} values (?, ?)`, [here, there]);
  await em.execute('insert into document_reader values (?, ?)', [
    idOf('doc', 'm 2'),
    idOf('acc', 'secondUnit'),
  ]);
  const withdrawn = await withdrawHidden(em, town);
  await new Recorder(storage).at('2026-02-01T00:00:00Z');
  return [...[...town.rows.values()].flat().map(({ id }) => String(id)), ...withdrawn];
}

/** Drafts that were entered and taken out where the viewer does not read all of the body; their ids are asked for in both worlds. */
async function withdrawHidden(em: SqlEntityManager, town: Town): Promise<string[]> {
  const ids = bodies.map(({ name }) => idOf('dir', `${name} withdrawn`));
  for (const [index, { name, whole }] of bodies.entries()) {
    if (!town.hides(whole)) continue;
    await em.execute(
      `insert into directive (id, code, text, kind, status, body_id) values (?, 'bi-mat', 'Bí mật', 'TASK', 'DRAFT', ?)`,
      [ids[index], org(name, 'top')],
    );
    await em.execute('delete from directive where id = ?', [ids[index]]);
  }
  return ids;
}
