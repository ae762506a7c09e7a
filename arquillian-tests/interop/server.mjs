// SPDX-License-Identifier: Apache-2.0
// node server.mjs <off|on|no-context|window>: a server for clients of others; the argument is how it compresses.
//   /echo       sends each message back
//   /fragments  sends each message back in several fragments, the last one empty
//   /ping       pings with each message, and sends what the pong has brought
//   /close      closes with the code and the reason that a message gives
//   /terminate  ends the connection without a word
//   /closes     hears with which code and reason each other connection was closed
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { WebSocketServer } from 'ws';

const MIB = 1024 * 1024;
// Odd on purpose: cuts fall inside characters of more than one byte.
const FRAGMENT = 30_001;
const COMPRESSION = {
  off: false,
  on: { threshold: 0 },
  'no-context': { threshold: 0, serverNoContextTakeover: true, clientNoContextTakeover: true },
  window: { threshold: 0, serverMaxWindowBits: 10 },
};

const compression = process.argv[2];
if (!(compression in COMPRESSION)) {
  console.error('usage: node server.mjs <off|on|no-context|window>');
  process.exit(2);
}

// Over TLS if there is a TLS_CERT; then a client has to show a certificate that TLS_CA vouches for.
const file = (name) => readFileSync(process.env[name]);
const listening = process.env.TLS_CERT
  ? createSecureServer({
      cert: file('TLS_CERT'),
      key: file('TLS_KEY'),
      ca: file('TLS_CA'),
      requestCert: true,
      rejectUnauthorized: true,
    })
  : createServer();

const server = new WebSocketServer({
  server: listening,
  maxPayload: 16 * MIB,
  perMessageDeflate: COMPRESSION[compression],
  handleProtocols: (offered) => (offered.has('second') ? 'second' : false),
});
const witnesses = new Set();

function sendFragments(socket, data, binary) {
  for (let at = 0; at < data.length; at += FRAGMENT) {
    socket.send(data.subarray(at, at + FRAGMENT), { binary, fin: false });
  }
  socket.send(Buffer.alloc(0), { binary, fin: true });
}

const answers = {
  '/echo': (socket, data, binary) => socket.send(data, { binary }),
  '/fragments': sendFragments,
  '/ping': (socket, data) => socket.ping(data),
  '/close': (socket, data) => {
    const [code, ...reason] = data.toString().split(' ');
    socket.close(Number(code), reason.join(' '));
  },
  '/terminate': (socket) => socket.terminate(),
  '/closes': () => {},
};

server.on('connection', (socket, request) => {
  const answer = answers[request.url];
  if (!answer) {
    socket.close(4004, `nothing at ${request.url}`);
    return;
  }
  if (request.url === '/closes') {
    witnesses.add(socket);
  }
  socket.on('message', (data, binary) => answer(socket, data, binary));
  socket.on('pong', (data) => socket.send(`pong ${data}`));
  socket.on('error', (error) => console.error(error));
  socket.on('close', (code, reason) => {
    witnesses.delete(socket);
    witnesses.forEach((witness) => witness.send(`${code} ${reason}`));
  });
});
listening.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
