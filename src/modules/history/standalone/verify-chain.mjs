#!/usr/bin/env node
// Checks an exported history of Giaoban: node verify-chain.mjs FILE [PUBLIC_KEY.pem]
// It needs Node 18 or newer and nothing else. Name the public key you were given by another way than the file; without one
// the key in the file is taken, and then signatures only prove that the file fits itself.
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
const idOf = (key) => sha256(key.export({ type: 'spki', format: 'der' })).slice(0, 16);
const whole = createHash('sha256');
const parse = (text, line) => {
  try {
    return JSON.parse(text);
  } catch {
    return fail('EXPORT_HALF', `line ${line} is no whole line of JSON. Export again.`);
  }
};

let [start, key, end] = [];
let [line, events, checkpoints, seq] = [0, 0, 0, 0];
const heads = new Map();
const headOf = (chain) => heads.get(chain) ?? { number: 0, hash: '0'.repeat(64) };

function meetStart(said) {
  if (`${said.format} ${said.version}` !== 'giaoban-history 1')
    fail('FORMAT_UNKNOWN', 'no history of version 1.');
  start = said;
  const pem = keyFile ? readFileSync(keyFile, 'utf8') : said.publicKey;
  key = pem ? createPublicKey(pem) : undefined;
  for (const [chain, head] of Object.entries(said.heads)) heads.set(chain, head);
  seq = said.chain === null ? said.from - 1 : 0;
}

function meetEvent({ hash, record }) {
  const e = parse(record, line);
  const name = `event ${e.seq} (${e.kind} ${e.table} ${e.subject}, number ${e.number} of ${e.chain})`;
  const head = headOf(e.chain);
  if (sha256(record) !== hash) fail('EVENT_ALTERED', `${name} does not give its hash.`);
  const isHere = start.chain === null || e.chain === start.chain;
  const isNext = start.chain !== null || e.seq === seq + 1;
  if (!isHere || e.seq <= seq || e.number <= head.number)
    fail('ORDER_BROKEN', `${name} stands behind event ${seq}.`);
  if (!isNext || e.number !== head.number + 1)
    fail('EVENT_MISSING', `before ${name} something is gone: event ${seq} precedes it.`);
  if (e.previous !== head.hash) fail('ORDER_BROKEN', `${name} names another hash as the one before it.`);
  heads.set(e.chain, { number: e.number, hash });
  seq = e.seq;
  events++;
}

function meetCheckpoint({ record, signature }) {
  const said = parse(record, line);
  const name = `checkpoint ${said.number} of ${said.at}`;
  if (!key) fail('KEY_MISSING', `there is no key to check ${name} with.`);
  if (!verify(null, Buffer.from(record), key, Buffer.from(signature, 'base64')))
    said.key === idOf(key)
      ? fail('CHECKPOINT_INVALID', `${name} does not bear the signature of its text.`)
      : fail('CHECKPOINT_FOREIGN_KEY', `${name} was signed with the key ${said.key}, not with ${idOf(key)}.`);
  for (const [chain, { number, hash }] of Object.entries(said.heads)) {
    const head = headOf(chain);
    if ((start.chain !== null && chain !== start.chain) || number < head.number) continue;
    const saw = `${name} saw number ${number} of ${chain}`;
    if (number > head.number) fail('TAIL_MISSING', `${saw}, which ends at ${head.number}.`);
    if (hash !== head.hash) fail('CHAIN_REWRITTEN', `${saw} with another hash.`);
  }
  checkpoints++;
}

const meet = { start: meetStart, event: meetEvent, checkpoint: meetCheckpoint, end: (said) => (end = said) };
const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
for await (const text of lines) {
  line++;
  const said = parse(text, line);
  if (end) fail('EXPORT_ALTERED', `line ${line} stands behind the end.`);
  if ((line === 1) !== (said.type === 'start')) fail('FORMAT_UNKNOWN', `line ${line} is out of place.`);
  if (said.type === 'end') end = { ...said, sum: whole.digest('hex') };
  else meet[said.type](said);
  if (!end) whole.update(`${text}\n`);
}
if (!end) fail('EXPORT_HALF', `the file ends after event ${seq} without its last line. Export again.`);
if (end.events !== events || end.checkpoints !== checkpoints || end.digest !== end.sum)
  fail(
    'EXPORT_ALTERED',
    `its last line speaks of ${end.events} events, or of other lines; here are ${events}.`,
  );
const by = checkpoints
  ? ` signed with the key ${idOf(key)}${keyFile ? '' : ', which the file itself names'}`
  : '';
console.log(`OK: ${events} events, ${checkpoints} checkpoints${by}.`);
for (const [chain, { number, hash }] of heads) console.log(`${chain}: number ${number}, ${hash}`);
