// SPDX-License-Identifier: Apache-2.0
'use strict';

const element = (id) => document.getElementById(id);
// The page's own server, or the one given as ?url=ws://host:port/basic/ws
const given = new URLSearchParams(location.search).get('url');
const url = new URL(given ?? 'basic/ws', location.href);
url.protocol = url.protocol.replace('http', 'ws');
element('url').textContent = url.href;

let socket;

function show(kind, line) {
  const item = document.createElement('li');
  item.className = kind;
  item.textContent = line;
  element('log').append(item);
}

function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

function setOpen(open, status) {
  element('status').textContent = status;
  element('send-text').disabled = !open;
  element('send-bytes').disabled = !open;
  element('close').disabled = !open;
  element('reconnect').hidden = open;
}

function connect() {
  setOpen(false, 'connecting');
  element('reconnect').hidden = true;
  socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => setOpen(true, 'open');
  socket.onclose = (event) => setOpen(false, `closed ${event.code}`);
  socket.onmessage = ({ data }) =>
    show(
      'received',
      typeof data === 'string' ? `text: ${data}` : `bytes: ${hex(new Uint8Array(data))}`,
    );
}

element('text-form').onsubmit = (event) => {
  event.preventDefault();
  const text = element('text').value;
  socket.send(text);
  show('sent', `text: ${text}`);
};

element('bytes-form').onsubmit = (event) => {
  event.preventDefault();
  const digits = element('bytes').value.replace(/\s/g, '');
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  socket.send(bytes);
  show('sent', `bytes: ${hex(bytes)}`);
};

element('close').onclick = () => socket.close(1000);
element('reconnect').onclick = connect;

connect();
