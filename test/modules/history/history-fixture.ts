import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Storage } from '../../../src/database/database.ts';
import { Topic } from '../../../src/entities/conclusions/topic.entity.ts';
import { type CheckpointKey, copiesFile, signingKey } from '../../../src/modules/history/checkpoint-key.ts';
import { Checkpointing } from '../../../src/modules/history/checkpoint-scheduler.ts';
import { readCopies } from '../../../src/modules/history/verify-checkpoints.ts';
import { type Verification, verifyHistory } from '../../../src/modules/history/verify-history.ts';
import { actAs } from '../../../src/mutations/audit-context.ts';
import { openTestStorage } from '../../support/databases.ts';
import { Given } from '../../support/entity-factory.ts';

/** A short history of one body, signed, and the means to falsify it. */
export class Past {
  private constructor(
    readonly storage: Storage,
    readonly folder: string,
    readonly key: CheckpointKey,
    readonly body: string,
    readonly directive: string,
    /** How many events there are. */
    readonly events: number,
  ) {}

  static async open(): Promise<Past> {
    const storage = await openTestStorage();
    const given = new Given(storage.orm.em.fork());
    const body = given.organization('Thành ủy Mây Trắng');
    const unit = given.organization('Phòng Nội vụ', { parent: body });
    const document = given.document(`${'Giao Phòng Nội vụ rà soát. '.repeat(60)}`);
    given.conclusion(given.meeting(body), 1, { span: given.span(document, 0, 4) });
    const directive = given.directive(body, { text: 'Rà soát thu ngân sách.', dueOn: '2026-03-31' });
    given.assignment(directive, unit);
    given.em.create(Topic, { code: 'ngan-sach', name: 'Ngân sách' });
    await given.em.flush();
    const past = { storage, directive: directive.id };
    for (const text of ['Rà soát các khoản thu.', 'Rà soát các khoản thu, chi.', 'Rà soát mọi khoản.'])
      await change(past.storage, `update directive set text = '${text}' where id = '${directive.id}'`);
    await change(storage, `insert into directive_topic select '${directive.id}', id from topic limit 1`);
    await change(storage, `update organization set name = 'Phòng Nội vụ 2' where id = '${unit.id}'`);
    const folder = await mkdtemp(join(tmpdir(), 'giaoban-past-'));
    const key = await signingKey('', folder);
    const [row] = await storage.statements.run('', 'select max(seq) as seq from audit_event', []);
    const opened = new Past(storage, folder, key, body.id, directive.id, Number(row?.seq));
    await opened.sign();
    await opened.#setAside();
    return opened;
  }

  #copies = '';

  /** Keeps what was, outside the tables, so that what a spec falsifies can be undone. */
  async #setAside(): Promise<void> {
    this.#copies = await readFile(copiesFile(this.folder), 'utf8');
    const copies = FALSIFIED.map(([table]) => `create table ${asideOf(table)} as select * from ${table}`);
    await run(this.storage, 'create schema aside', ...copies);
  }

  /** Puts everything back as it was when it was opened. */
  async undo(): Promise<void> {
    await writeFile(copiesFile(this.folder), this.#copies);
    for (const [table, key] of FALSIFIED) {
      const [row] = await this.storage.statements.run('', COLUMNS, [table]);
      const columns = String(row?.columns);
      const aside = asideOf(table);
      const back = key
        ? [`update ${table} t set (${columns}) = (select ${columns} from ${aside} a where a.id = t.id)`]
        : [`delete from ${table}`, `insert into ${table} (${columns}) select ${columns} from ${aside}`];
      await this.falsify(table === 'history.kept' ? [] : [table], ...back);
    }
  }

  sign(key = this.key) {
    const { storage, folder: dataDir } = this;
    const log = { warn: () => {} };
    return new Checkpointing({ orm: storage.orm, key, dataDir, minutes: 5, log }).sign();
  }

  /** Somebody changes something, named and past every service. */
  change(...sql: string[]): Promise<void> {
    return change(this.storage, ...sql);
  }

  /** The owner of the database switches off what protects some tables, falsifies, and switches it on again. */
  async falsify(tables: readonly string[], ...sql: string[]): Promise<void> {
    const all = (how: string) => tables.map((table) => `alter table ${table} ${how} trigger user`);
    await run(this.storage, ...all('disable'), ...sql);
    await run(this.storage, ...all('enable'));
  }

  async verify(chain?: string, key: CheckpointKey | undefined = this.key): Promise<Verification> {
    const copies = await readCopies(copiesFile(this.folder));
    return verifyHistory({ statements: this.storage.statements, key, copies, chain });
  }

  async one<Row = Record<string, unknown>>(sql: string): Promise<Row> {
    const [row] = await this.storage.statements.run('', sql, []);
    return row as Row;
  }

  async close(): Promise<void> {
    await this.storage.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What specs falsify; of those with a key rows stay, because others point to them. */
const FALSIFIED: readonly (readonly [table: string, key?: 'id'])[] = [
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

const asideOf = (table: string) => `aside.${table.replace('.', '_')}`;

const COLUMNS = `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
  where attrelid = $1::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;

async function run({ orm }: Storage, ...sql: string[]): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    for (const text of sql) await (em as SqlEntityManager).execute(text);
  });
}

async function change({ orm }: Storage, ...sql: string[]): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await actAs(em as SqlEntityManager, { actor: 'PSQL', act: 'psql' });
    for (const text of sql) await (em as SqlEntityManager).execute(text);
  });
}
