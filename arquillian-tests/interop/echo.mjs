// SPDX-License-Identifier: Apache-2.0
// node echo.mjs <ws-url>: every kind of message through an echo endpoint, by an independent client.
// Over TLS it trusts TLS_CA, and shows TLS_CERT with TLS_KEY; each is the name of a file.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import WebSocket from 'ws';

const MIB = 1024 * 1024;
// Odd on purpose: cuts fall inside characters of more than one byte.
const FRAGMENT = 60_001;
const DEADLINE_MS = Number(process.env.DEADLINE_MS ?? 30_000);

const url = process.argv[2];
if (!url) {
  console.error('usage: node echo.mjs <ws-url>');
  process.exit(2);
}

function fail(reason) {
  console.error(`FAILED ${step}: ${String(reason?.message ?? reason).split('\n')[0]}`);
  process.exit(1);
}

let step = 'connect';
setTimeout(() => fail(`not finished within ${DEADLINE_MS} ms`), DEADLINE_MS).unref();
process.on('uncaughtException', fail);

const file = (name) => (process.env[name] ? readFileSync(process.env[name]) : undefined);
const socket = new WebSocket(url, {
  perMessageDeflate: true,
  ca: file('TLS_CA'),
  cert: file('TLS_CERT'),
  key: file('TLS_KEY'),
});
const received = [];
let wake = () => {};
let expectClose = false;
socket.on('message', (data, isBinary) => {
  received.push({ data, isBinary });
  wake();
});
socket.on('unexpected-response', (_, response) => fail(`refused with ${response.statusCode}`));
socket.on('error', fail);
socket.on('close', (code, reason) => {
  if (!expectClose) {
    fail(`closed with ${code} '${reason}' before the end`);
  }
});

async function next() {
  while (received.length === 0) {
    await new Promise((resolve) => (wake = resolve));
  }
  return received.shift();
}

function sendWhole(data, binary) {
  socket.send(data, { binary });
}

function sendFragments(data, binary) {
  for (let at = 0; at < data.length; at += FRAGMENT) {
    const end = Math.min(at + FRAGMENT, data.length);
    socket.send(data.subarray(at, end), { binary, fin: end === data.length });
  }
}

async function check(name, send, data, binary) {
  step = name;
  send(data, binary);
  const echo = await next();
  assert.equal(echo.isBinary, binary, `came back as ${echo.isBinary ? 'binary' : 'text'}`);
  assert.equal(echo.data.length, data.length, `${echo.data.length} bytes, not ${data.length}`);
  assert.ok(data.equals(echo.data), 'the content differs');
  console.log(`ok ${name}`);
}

/** Text of exactly `length` bytes with characters of one to four bytes. */
function text(length) {
  const unit = Buffer.from('aä€😀-', 'utf8');
  const pad = length % unit.length;
  return Buffer.concat([Buffer.alloc(pad, 'x'), Buffer.alloc(length - pad, unit)]);
}

await once(socket, 'open');
console.log(`ok connect, extensions: ${socket.extensions || 'none'}`);

await check('text', sendWhole, Buffer.from('hällo', 'utf8'), false);
await check('empty text', sendWhole, Buffer.alloc(0), false);
await check('bytes 0..255', sendWhole, Buffer.from(Array.from({ length: 256 }, (_, i) => i)), true);
await check('empty binary', sendWhole, Buffer.alloc(0), true);
await check('1 MiB text in fragments', sendFragments, text(MIB), false);
await check('1 MiB binary in fragments', sendFragments, randomBytes(MIB), true);

step = 'close';
assert.equal(received.length, 0, 'a message too many came back');
expectClose = true;
socket.close(1000, 'bye');
const [code, reason] = await once(socket, 'close');
assert.equal(code, 1000, `close code ${code}, not 1000`);
assert.equal(received.length, 0, 'a message too many came back');
console.log(`ok close 1000 '${reason}'`);
console.log(`all passed, extensions: ${socket.extensions || 'none'}`);
process.exit(0);
