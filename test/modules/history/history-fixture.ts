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

/** A short history of one body, signed, and the means to falsify it. */
export class HistoryFixture {
  private constructor(
    readonly database: Database,
    readonly folder: string,
    readonly key: CheckpointKey,
    readonly bodyId: string,
    readonly directiveId: string,
    /** How many events there are. */
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
    const past = { storage, directive: directive.id };
    for (const text of ['Rà soát các khoản thu.', 'Rà soát các khoản thu, chi.', 'Rà soát mọi khoản.'])
      await executeAsActor(
        past.storage,
        `update directive set text = '${text}' where id = '${directive.id}'`,
      );
    await executeAsActor(
      storage,
      `insert into directive_topic select '${directive.id}', id from topic limit 1`,
    );
    await executeAsActor(storage, `update organization set name = 'Phòng Nội vụ 2' where id = '${unit.id}'`);
    const folder = await mkdtemp(join(tmpdir(), 'giaoban-past-'));
    const key = await ensureSigningKey('', folder);
    const [row] = await storage.statements.run('', 'select max(seq) as seq from audit_event', []);
    const opened = new HistoryFixture(storage, folder, key, body.id, directive.id, Number(row?.seq));
    await opened.signCheckpoint();
    await opened.#backUp();
    return opened;
  }

  #checkpointCopies = '';

  /** Keeps what was, outside the tables, so that what a spec falsifies can be undone. */
  async #backUp(): Promise<void> {
    this.#checkpointCopies = await readFile(checkpointFile(this.folder), 'utf8');
    const copies = TAMPERED_TABLES.map(
      ([table]) => `create table ${getBackupTable(table)} as select * from ${table}`,
    );
    await executeAll(this.database, 'create schema aside', ...copies);
  }

  /** Puts everything back as it was when it was opened. */
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

  /** Somebody changes something, named and past every service. */
  executeAsActor(...sql: string[]): Promise<void> {
    return executeAsActor(this.database, ...sql);
  }

  /** The owner of the database switches off what protects some tables, falsifies, and switches it on again. */
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

/** What specs falsify; of those with a key rows stay, because others point to them. */
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

async function executeAsActor({ orm }: Database, ...sql: string[]): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await setAuditContext(em as SqlEntityManager, { actor: 'PSQL', action: 'psql' });
    for (const text of sql) await (em as SqlEntityManager).execute(text);
  });
}
