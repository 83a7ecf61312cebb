import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Database } from '../../../src/database/database.ts';
import { Topic } from '../../../src/entities/conclusions/topic.entity.ts';
import {
  type CheckpointKey,
  checkpointFile,
  ensureSigningKey,
} from '../../../src/modules/history/checkpoint-key.ts';
import { CheckpointScheduler } from '../../../src/modules/history/checkpoint-scheduler.ts';
import { readCheckpointFile } from '../../../src/modules/history/verify-checkpoints.ts';
import { type Verification, verifyHistory } from '../../../src/modules/history/verify-history.ts';
import { setAuditContext } from '../../../src/mutations/audit-context.ts';
import { openTestDatabase } from '../../support/databases.ts';
import { EntityFactory } from '../../support/entity-factory.ts';

/** A short, signed history of one body, with methods to tamper with it. */
export class HistoryFixture {
  private constructor(
    readonly database: Database,
    readonly folder: string,
    readonly key: CheckpointKey,
    readonly bodyId: string,
    readonly directiveId: string,
    /** The number of events after the creation. */
    readonly eventCount: number,
  ) {}

  static async create(): Promise<HistoryFixture> {
    const storage = await openTestDatabase();
    const factory = new EntityFactory(storage.orm.em.fork());
    const body = factory.organization('Thành ủy Mây Trắng');
    const unit = factory.organization('Phòng Nội vụ', { parent: body });
    const document = factory.document(`${'Giao Phòng Nội vụ rà soát. '.repeat(60)}`);
    factory.conclusion(factory.meeting(body), 1, { span: factory.span(document, 0, 4) });
    const directive = factory.directive(body, { text: 'Rà soát thu ngân sách.', dueOn: '2026-03-31' });
    factory.assignment(directive, unit);
    factory.em.create(Topic, { code: 'ngan-sach', name: 'Ngân sách' });
    await factory.em.flush();
    for (const text of ['Rà soát các khoản thu.', 'Rà soát các khoản thu, chi.', 'Rà soát mọi khoản.'])
      await executeAsActor(storage, `update directive set text = '${text}' where id = '${directive.id}'`);
    await executeAsActor(
      storage,
      `insert into directive_topic select '${directive.id}', id from topic limit 1`,
    );
    await executeAsActor(storage, `update organization set name = 'Phòng Nội vụ 2' where id = '${unit.id}'`);
    const folder = await mkdtemp(join(tmpdir(), 'giaoban-past-'));
    const key = await ensureSigningKey('', folder);
    const [row] = await storage.statements.run('', 'select max(seq) as seq from audit_event', []);
    const fixture = new HistoryFixture(storage, folder, key, body.id, directive.id, Number(row?.seq));
    await fixture.signCheckpoint();
    await fixture.#backUp();
    return fixture;
  }

  #checkpointCopies = '';

  /** Copies the tables, so that `restore` can undo the changes of a spec. */
  async #backUp(): Promise<void> {
    this.#checkpointCopies = await readFile(checkpointFile(this.folder), 'utf8');
    const copies = TAMPERED_TABLES.map(
      ([table]) => `create table ${getBackupTable(table)} as select * from ${table}`,
    );
    await executeAll(this.database, 'create schema aside', ...copies);
  }

  /** Restores the rows and files of the creation. */
  async restore(): Promise<void> {
    await writeFile(checkpointFile(this.folder), this.#checkpointCopies);
    for (const [table, key] of TAMPERED_TABLES) {
      const [row] = await this.database.statements.run('', COLUMNS_SQL, [table]);
      const columns = String(row?.columns);
      const aside = getBackupTable(table);
      const back = key
        ? [`update ${table} t set (${columns}) = (select ${columns} from ${aside} a where a.id = t.id)`]
        : [`delete from ${table}`, `insert into ${table} (${columns}) select ${columns} from ${aside}`];
      await this.tamper(table === 'history.kept' ? [] : [table], ...back);
    }
  }

  signCheckpoint(key = this.key) {
    const { database, folder: dataDir } = this;
    const log = { warn: () => {} };
    return new CheckpointScheduler({ orm: database.orm, key, dataDir, intervalMinutes: 5, log }).sign();
  }

  /** Runs statements in one transaction with an actor, without the services. */
  executeAsActor(...sql: string[]): Promise<void> {
    return executeAsActor(this.database, ...sql);
  }

  /** Runs statements as the owner of the database, with the triggers of these tables switched off. */
  async tamper(tables: readonly string[], ...sql: string[]): Promise<void> {
    const all = (how: string) => tables.map((table) => `alter table ${table} ${how} trigger user`);
    await executeAll(this.database, ...all('disable'), ...sql);
    await executeAll(this.database, ...all('enable'));
  }

  async verify(chain?: string, key: CheckpointKey | undefined = this.key): Promise<Verification> {
    const copies = await readCheckpointFile(checkpointFile(this.folder));
    return verifyHistory({ statements: this.database.statements, key, copies, chain });
  }

  async queryRow<Row = Record<string, unknown>>(sql: string): Promise<Row> {
    const [row] = await this.database.statements.run('', sql, []);
    return row as Row;
  }

  async close(): Promise<void> {
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The tables that specs change. Rows of tables with a key are updated and not replaced, because other rows reference them. */
const TAMPERED_TABLES: readonly (readonly [table: string, key?: 'id'])[] = [
  ['audit_event'],
  ['checkpoint'],
  ['history.kept'],
  ['history.directive_version'],
  ['history.directive_topic_version'],
  ['history.organization_version'],
  ['directive_topic'],
  ['directive', 'id'],
  ['organization', 'id'],
];

const getBackupTable = (table: string) => `aside.${table.replace('.', '_')}`;

const COLUMNS_SQL = `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
  where attrelid = $1::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;

async function executeAll({ orm }: Database, ...sql: string[]): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    for (const text of sql) await (em as SqlEntityManager).execute(text);
  });
}

/** Runs statements in one transaction with an actor, without the services. */
export async function executeAsActor({ orm }: Database, ...sql: string[]): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await setAuditContext(em as SqlEntityManager, { actor: 'PSQL', action: 'psql' });
    for (const text of sql) await (em as SqlEntityManager).execute(text);
  });
}
