/* Another process that claims the folder it is given, and holds it until its standard input ends. */
import { once } from 'node:events';
import { lockFolder } from '../../src/storage/folder-lock.ts';

const [folder = ''] = process.argv.slice(2);
try {
  console.log('ready');
  process.stdin.resume();
  const lock = await lockFolder(folder);
  console.log('held');
  await once(process.stdin, 'close');
  await lock.release();
} catch (error) {
  console.log(`refused ${error}`);
}
