/*
 * Another process that uses an embedded cluster: `use-cluster.process.ts <dataDir> [<first id>]`. It tells what is logged, then `opened`
 * or `refused`. Given a first id, it writes notes from that number on, one transaction each, and tells each that is written.
 * It loads no ORM, so that it is there at once.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { EmbeddedCluster } from '../../src/database/embedded-cluster.ts';

interface Client {
  connect(): Promise<void>;
  query(text: string, values: unknown[]): Promise<unknown>;
  on(event: 'error', listener: () => void): void;
}

// The driver that MikroORM brings.
const { Client } = createRequire(import.meta.resolve('@mikro-orm/postgresql'))('pg') as {
  Client: new (url: string) => Client;
};
const [dataDir = '', firstId] = process.argv.slice(2);
const print = (sentence: string) => console.log(sentence);
try {
  const cluster = await EmbeddedCluster.join({ dataDir, mayCreate: true, log: { info: print, warn: print } });
  print('opened');
  if (firstId) {
    const client = new Client(cluster.databaseUrl);
    client.on('error', () => {}); // The statement under way fails, too.
    await client.connect();
    for (let id = Number(firstId); ; id++) {
      await client.query('insert into note values ($1, $2)', [id, 'ghi chú '.repeat(50)]);
      print(`written ${id}`);
    }
  }
  process.stdin.resume();
  await once(process.stdin, 'close');
  await cluster.leave();
} catch (error) {
  print(`refused ${error}`);
}
