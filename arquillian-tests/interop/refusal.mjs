// SPDX-License-Identifier: Apache-2.0
// node refusal.mjs <ws-url> <expectedStatus> ['Name: value' ...]: the opening handshake is refused.
import WebSocket from 'ws';

const DEADLINE_MS = Number(process.env.DEADLINE_MS ?? 30_000);

const [url, expected, ...headerLines] = process.argv.slice(2);
if (!url || !/^\d{3}$/.test(expected ?? '')) {
  console.error("usage: node refusal.mjs <ws-url> <expectedStatus> ['Name: value' ...]");
  process.exit(2);
}

function fail(reason) {
  console.error(`FAILED refusal: ${String(reason?.message ?? reason).split('\n')[0]}`);
  process.exit(1);
}

setTimeout(() => fail(`no answer within ${DEADLINE_MS} ms`), DEADLINE_MS).unref();
process.on('uncaughtException', fail);

const headers = Object.fromEntries(
  headerLines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  }),
);
const socket = new WebSocket(url, { headers, perMessageDeflate: true });
socket.on('error', fail);
socket.on('open', () => fail(`opened, a refusal with ${expected} was expected`));
socket.on('unexpected-response', (_, response) => {
  if (response.statusCode !== Number(expected)) {
    fail(`refused with ${response.statusCode}, not ${expected}`);
  }
  console.log(`ok refused with ${expected}`);
  process.exit(0);
});
