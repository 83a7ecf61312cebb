/*
 * Another process that opens a store: `open-database.process.ts <program> <dataDir> [databaseUrl]`. It tells what the store logs,
 * then `opened` or `refused`. Told to `write`, it writes notes, one transaction each, and tells each that is written.
 */
import { once } from 'node:events';
import { openDatabase } from '../../src/database/open-database.ts';
import { buildOrmOptions, Note } from './notes-database.ts';

const [migrations = '', dataDir = '', databaseUrl, mode] = process.argv.slice(2);
const print = (sentence: string) => console.log(sentence);
try {
  const storage = await openDatabase({
    databaseUrl,
    dataDir,
    ormOptions: buildOrmOptions(...(migrations.split(',') as Parameters<typeof buildOrmOptions>)),
    log: { info: print, warn: print },
  });
  print('opened');
  if (mode === 'write') {
    for (let id = 1; ; id++) {
      const em = storage.orm.em.fork();
      em.create(Note, { id, body: 'ghi chú '.repeat(50) });
      await em.flush();
      print(`written ${id}`);
    }
  }
  process.stdin.resume();
  await once(process.stdin, 'close');
  await storage.close();
} catch (error) {
  print(`refused ${error}`);
}
