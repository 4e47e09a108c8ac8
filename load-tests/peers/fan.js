// The least that can be done with Socket.IO to tell many sockets the same: a number that one of them says goes to all.
// Arguments: the port, and how many bytes the told object has as JSON.
'use strict';
const { createServer } = require('node:http');
const { Server } = require('socket.io');

const [port, size] = process.argv.slice(2).map(Number);
const server = createServer();
const all = new Server(server, { transports: ['websocket'], serveClient: false });

function update(number) {
  const told = { t: 'Update', version: number, items: '' };
  told.items = 'x'.repeat(size - JSON.stringify(told).length);
  return told;
}

all.on('connection', socket => socket.on('change', number => all.emit('update', update(number))));
server.listen(port);
