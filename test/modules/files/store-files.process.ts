/*
 * Another process that keeps files: `store-files.process.ts <folder> <count>`. It tells `opened`, keeps texts of its own and the same
 * text as everybody else again and again, and tells `kept`; then it begins a file and waits for the rest on standard input.
 */
import { Readable } from 'node:stream';
import { FileStore } from '../../../src/modules/files/file-store.ts';

const [folder = '', count = '0'] = process.argv.slice(2);
const store = await FileStore.open(folder);
console.log('opened');
for (let number = 0; number < Number(count); number++)
  for (const text of [`${process.pid} ${number}`, 'the same for all'])
    await store.commit(await store.writeTemporary(Readable.from([Buffer.from(text)]), 1_000));
console.log('kept');
await store.writeTemporary(process.stdin, 1_000);
