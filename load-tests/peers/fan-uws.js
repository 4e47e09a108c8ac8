// The least that can be done with uWebSockets, which is Bun's server, to tell many sockets the same: a number that one of them says
// goes to all. Arguments: the port, and how many bytes a text has.
'use strict';
const [port, size] = process.argv.slice(2).map(Number);
const ALL = 'all';

function update(number) {
  const text = `{"t":"Update","version":${number},"items":"`;
  return text + 'x'.repeat(size - text.length - 2) + '"}';
}

const server = Bun.serve({
  port,
  hostname: '127.0.0.1',
  fetch: (request, its) => (its.upgrade(request) ? undefined : new Response(null, { status: 400 })),
  websocket: {
    open: socket => socket.subscribe(ALL),
    message: (_, number) => server.publish(ALL, update(number)),
  },
});
