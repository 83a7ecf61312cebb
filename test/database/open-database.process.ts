/*
 * Another process that opens a store: `open-database.process.ts <program> <dataDir> [databaseUrl]`. It tells what the store logs,
 * then `opened` or `refused`. Told to `write`, it writes notes, one transaction each, and tells each that is written.
 */
import { once } from 'node:events';
import { openStorage } from '../../src/database/open-database.ts';
import { Note, programWith } from './notes-database.ts';

const [migrations = '', dataDir = '', databaseUrl, job] = process.argv.slice(2);
const tell = (sentence: string) => console.log(sentence);
try {
  const storage = await openStorage({
    databaseUrl,
    dataDir,
    ormOptions: programWith(...(migrations.split(',') as Parameters<typeof programWith>)),
    log: { info: tell, warn: tell },
  });
  tell('opened');
  if (job === 'write') {
    for (let id = 1; ; id++) {
      const em = storage.orm.em.fork();
      em.create(Note, { id, body: 'ghi chú '.repeat(50) });
      await em.flush();
      tell(`written ${id}`);
    }
  }
  process.stdin.resume();
  await once(process.stdin, 'close');
  await storage.close();
} catch (error) {
  tell(`refused ${error}`);
}
