#!/usr/bin/env node
// Checks an exported history of Giaoban. Usage: node verify-chain.mjs FILE [PUBLIC_KEY.pem]
// It needs only Node 18 or newer. Give the public key that you received separately from the file. Without PUBLIC_KEY.pem the
// program uses the key in the file; then the signatures prove only that the file is consistent.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [file, keyFile] = process.argv.slice(2);
const fail = (finding, sentence) => {
  console.log(`${finding}: ${sentence}`);
  process.exit(1);
};
if (!file) fail('USAGE', 'node verify-chain.mjs FILE [PUBLIC_KEY.pem]');

process.on('uncaughtException', ({ message }) => fail('FORMAT_UNKNOWN', `line ${line}: ${message}`));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const keyIdOf = (key) => sha256(key.export({ type: 'spki', format: 'der' })).slice(0, 16);
const fileHash = createHash('sha256');
const parse = (text, line) => {
  try {
    return JSON.parse(text);
  } catch {
    return fail('EXPORT_HALF', `line ${line} is not complete JSON. Export again.`);
  }
};

let [start, key, end] = [];
let [line, events, checkpoints, seq] = [0, 0, 0, 0];
const heads = new Map();
const headOf = (chain) => heads.get(chain) ?? { number: 0, hash: '0'.repeat(64) };

function visitStart(content) {
  if (`${content.format} ${content.version}` !== 'giaoban-history 1')
    fail('FORMAT_UNKNOWN', 'the file is not a giaoban-history of version 1.');
  start = content;
  const pem = keyFile ? readFileSync(keyFile, 'utf8') : content.publicKey;
  key = pem ? createPublicKey(pem) : undefined;
  for (const [chain, head] of Object.entries(content.heads)) heads.set(chain, head);
  seq = content.chain === null ? content.from - 1 : 0;
}

function visitEvent({ hash, record }) {
  const e = parse(record, line);
  const name = `event ${e.seq} (${e.kind} ${e.table} ${e.subject}, number ${e.number} of ${e.chain})`;
  const head = headOf(e.chain);
  if (sha256(record) !== hash) fail('EVENT_ALTERED', `${name} does not match its hash.`);
  const isHere = start.chain === null || e.chain === start.chain;
  const isNext = start.chain !== null || e.seq === seq + 1;
  if (!isHere || e.seq <= seq || e.number <= head.number)
    fail('ORDER_BROKEN', `${name} comes after event ${seq}.`);
  if (!isNext || e.number !== head.number + 1)
    fail('EVENT_MISSING', `before ${name} events are missing: the event before it is ${seq}.`);
  if (e.previous !== head.hash) fail('ORDER_BROKEN', `${name} has a different previous hash.`);
  heads.set(e.chain, { number: e.number, hash });
  seq = e.seq;
  events++;
}

function visitCheckpoint({ record, signature }) {
  const content = parse(record, line);
  const name = `checkpoint ${content.number} of ${content.at}`;
  if (!key) fail('KEY_MISSING', `no key is given to check ${name}.`);
  if (!verify(null, Buffer.from(record), key, Buffer.from(signature, 'base64')))
    content.key === keyIdOf(key)
      ? fail('CHECKPOINT_INVALID', `${name} has a signature that does not match its text.`)
      : fail('CHECKPOINT_FOREIGN_KEY', `${name} was signed with key ${content.key}, not ${keyIdOf(key)}.`);
  for (const [chain, { number, hash }] of Object.entries(content.heads)) {
    const head = headOf(chain);
    if ((start.chain !== null && chain !== start.chain) || number < head.number) continue;
    const recorded = `${name} recorded number ${number} of ${chain}`;
    if (number > head.number) fail('TAIL_MISSING', `${recorded}, but the chain ends at ${head.number}.`);
    if (hash !== head.hash) fail('CHAIN_REWRITTEN', `${recorded} with a different hash.`);
  }
  checkpoints++;
}

const visit = { start: visitStart, event: visitEvent, checkpoint: visitCheckpoint };
const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
for await (const text of lines) {
  line++;
  const content = parse(text, line);
  if (end) fail('EXPORT_ALTERED', `line ${line} comes after the end.`);
  if ((line === 1) !== (content.type === 'start')) fail('FORMAT_UNKNOWN', `line ${line} is misplaced.`);
  if (content.type === 'end') end = { ...content, sum: fileHash.digest('hex') };
  else visit[content.type](content);
  if (!end) fileHash.update(`${text}\n`);
}
if (!end) fail('EXPORT_HALF', `the file ends after event ${seq} without its last line. Export again.`);
if (end.events !== events || end.checkpoints !== checkpoints || end.digest !== end.sum)
  fail(
    'EXPORT_ALTERED',
    `the last line says ${end.events} events or a different digest; the file has ${events} events.`,
  );
const by = checkpoints
  ? ` signed with the key ${keyIdOf(key)}${keyFile ? '' : ', which is the key in the file'}`
  : '';
console.log(`OK: ${events} events, ${checkpoints} checkpoints${by}.`);
for (const [chain, { number, hash }] of heads) console.log(`${chain}: number ${number}, ${hash}`);
