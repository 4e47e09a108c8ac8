import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Connection } from '../js/connection.js';
import { settled, StillTime } from './stage.js';

/** A socket whose other end is the test. */
class Socket {
  readyState = 0;
  sent = [];

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  async open() {
    this.readyState = 1;
    this.onopen();
    await settled();
  }

  async hear(message) {
    this.onmessage({ data: JSON.stringify(message) });
    await settled();
  }

  async end(code) {
    this.readyState = 3;
    this.onclose({ code });
    await settled();
  }

  get last() {
    return this.sent.at(-1);
  }
}

let time;
let sockets;
let passes;
let forgotten;
let connection;
const socket = () => sockets.at(-1);

beforeEach(() => {
  time = new StillTime();
  sockets = [];
  passes = [{ pass: 'p1' }];
  forgotten = 0;
  const pass = { current: async () => (passes.length > 1 ? passes.shift() : passes[0]), forget: () => forgotten++ };
  const open = () => (sockets.push(new Socket()), sockets.at(-1));
  connection = new Connection({ code: '482913', pass, open, time });
  connection.start();
});

async function welcomed(epoch = 'k1', version = 7, items = { session: {} }) {
  await socket().open();
  await socket().hear({ t: 'Ok', id: socket().last.id });
  await socket().hear({
    t: 'Welcome',
    epoch,
    version,
    now: time.now(),
    role: 'attendee',
    person: 'p',
    ballots: {},
    items,
  });
}

test('it joins with its pass, and the first time without a since', async () => {
  await socket().open();
  assert.deepEqual(socket().sent, [{ t: 'Join', id: 1, session: '482913', pass: 'p1' }]);
});

test('after a lost connection it joins with what it holds', async () => {
  await welcomed('k3', 118);
  await socket().end(1006);
  await time.pass(1000);
  await socket().open();
  assert.deepEqual(socket().last.since, { epoch: 'k3', version: 118 });
});

test('only a welcome and an update move the version', async () => {
  await welcomed('k1', 7);
  await socket().hear({ t: 'Ok', id: 99, version: 50 });
  assert.equal(connection.held.version, 7);
  await socket().hear({ t: 'Update', version: 9, now: time.now() });
  assert.equal(connection.held.version, 9);
});

test('a welcome of another epoch may come unasked', async () => {
  await welcomed('k1', 7, { a: {} });
  await socket().hear({ t: 'Welcome', epoch: 'k2', version: 3, now: time.now(), items: { b: {} } });
  assert.deepEqual(connection.held, { epoch: 'k2', version: 3, items: { b: {} } });
});

test('the pauses between tries grow from half a second to ten, and are never all the same', async () => {
  const pauses = [];
  for (let i = 0; i < 6; i++) {
    await socket().end(1006);
    pauses.push(connection.retryAt - time.now());
    await time.pass(pauses.at(-1));
  }
  assert.deepEqual(pauses, [750, 1500, 3000, 6000, 7500, 7500], 'with a chance of one half');
  time.chance = () => 0;
  await socket().end(1006);
  assert.equal(connection.retryAt - time.now(), 5000);
});

test('after a welcome the pauses begin anew', async () => {
  await socket().end(1006);
  await time.pass(1000);
  await welcomed();
  await socket().end(4000);
  assert.equal(connection.retryAt - time.now(), 750);
});

for (const code of [1001, 1006, 4000, 4001, 4002, 4499])
  test(`after ${code} it comes back`, async () => {
    await welcomed();
    await socket().end(code);
    assert.equal(connection.state, 'waiting');
    await time.pass(1000);
    assert.equal(sockets.length, 2);
  });

for (const [code, why] of [
  [4500, 'BAD_FRAME'],
  [4501, 'NO_SUCH_SESSION'],
  [4502, 'TURNED_AWAY'],
  [4999, 'TURNED_AWAY'],
])
  test(`after ${code} it stays away`, async () => {
    await welcomed();
    await socket().end(code);
    await time.pass(60_000);
    assert.deepEqual([connection.state, connection.why, sockets.length], ['away', why, 1]);
  });

test('a socket that never opens is given up', async () => {
  await time.pass(10_000);
  assert.equal(connection.state, 'waiting');
});

test('silence for longer than three beats means that nobody is there', async () => {
  await welcomed();
  await time.pass(44_000);
  await socket().hear({ t: 'Update', version: 7, now: time.now() });
  await time.pass(44_000);
  assert.equal(connection.state, 'here');
  await time.pass(1000);
  assert.equal(connection.state, 'waiting');
});

test('a page that wakes up asks a socket that claims to be open, and believes any answer', async () => {
  await welcomed('k1', 7);
  connection.check();
  await settled();
  assert.equal(socket().last.t, 'Join');
  assert.deepEqual(socket().last.since, { epoch: 'k1', version: 7 });
  await socket().hear({ t: 'Ok', id: socket().last.id });
  await time.pass(5000);
  assert.equal(connection.state, 'here');
});

test('a socket that is open and dead is dropped within seconds of waking up', async () => {
  await welcomed();
  connection.check();
  await time.pass(4000);
  assert.equal(connection.state, 'waiting');
  await time.pass(1000);
  assert.equal(sockets.length, 2);
});

test('waking up while waiting tries at once', async () => {
  await socket().end(1006);
  connection.check();
  assert.equal(sockets.length, 2);
});

test('what an old socket still says is not heard', async () => {
  await welcomed('k1', 7);
  const old = socket();
  await old.end(1006);
  await time.pass(1000);
  await old.hear({ t: 'Update', version: 99, now: time.now() });
  assert.equal(connection.held.version, 7);
});

test('an expired pass is replaced and joined with on the same socket', async () => {
  passes = [{ pass: 'old' }, { pass: 'new' }];
  connection.start();
  await socket().open();
  await socket().hear({ t: 'No', id: socket().last.id, why: 'EXPIRED' });
  assert.deepEqual([forgotten, socket().last.pass], [1, 'new']);
});

test('a command that meets an expired pass goes again after the new welcome', async () => {
  await welcomed();
  const answer = connection.send({ t: 'Ask', question: 'q1', text: 'a' });
  const asked = socket().last;
  await socket().hear({ t: 'No', id: asked.id, why: 'EXPIRED' });
  assert.equal(socket().last.t, 'Join');
  await socket().hear({ t: 'Welcome', epoch: 'k1', version: 8, now: time.now(), items: {} });
  assert.deepEqual(socket().last, asked);
  await socket().hear({ t: 'Ok', id: asked.id });
  assert.equal((await answer).t, 'Ok');
});

test('an unanswered command goes again, unchanged, after the connection is back', async () => {
  await welcomed();
  const answer = connection.send({ t: 'Move', phase: 'talk', seen: 7 });
  const moved = socket().last;
  await socket().end(1006);
  await time.pass(1000);
  await socket().open();
  assert.equal(socket().last.t, 'Join', 'not before the welcome');
  await socket().hear({ t: 'Welcome', epoch: 'k1', version: 8, now: time.now(), items: {} });
  assert.deepEqual(socket().last, moved);
  await socket().hear({ t: 'Ok', id: moved.id });
  assert.equal((await answer).t, 'Ok');
});

test('a command that has waited for more than a minute is given back', async () => {
  await welcomed();
  const answer = connection.send({ t: 'Move', phase: 'talk', seen: 7 });
  await socket().end(1006);
  time.at += 61_000;
  connection.start();
  await welcomed();
  assert.deepEqual([(await answer).why, socket().last.t], ['LOST', 'Join']);
});

test('a cast is given back when the connection goes: the outbox has it', async () => {
  await welcomed();
  const answer = connection.send({ t: 'Cast' }, { kept: false });
  await socket().end(1006);
  assert.equal((await answer).why, 'LOST');
});

test('a busy server is asked again after the time it names', async () => {
  await welcomed();
  const answer = connection.send({ t: 'Ask', text: 'a' });
  const asked = socket().last;
  await socket().hear({ t: 'No', id: asked.id, why: 'TOO_FAST', retryAfter: 4000 });
  await time.pass(4999);
  assert.equal(socket().sent.filter(({ t }) => t === 'Ask').length, 1);
  await time.pass(1);
  assert.deepEqual(socket().last, asked);
  await socket().hear({ t: 'Ok', id: asked.id });
  assert.equal((await answer).t, 'Ok');
});

test('a server that is busy with others is joined later, on the same socket', async () => {
  await socket().open();
  await socket().hear({ t: 'No', id: socket().last.id, why: 'TRY_AGAIN', retryAfter: 1500 });
  await time.pass(1749);
  assert.equal(socket().sent.length, 1);
  await time.pass(1);
  assert.deepEqual([socket().last.t, sockets.length, connection.state], ['Join', 1, 'connecting']);
  await socket().hear({ t: 'No', id: socket().last.id, why: 'TRY_AGAIN', retryAfter: 1500 });
  await time.pass(1999);
  assert.equal(socket().sent.length, 2);
  await time.pass(1);
  await socket().hear({ t: 'Ok', id: socket().last.id });
  assert.deepEqual([socket().sent.length, sockets.length], [3, 1]);
});

test('a socket that is lost while a busy server is awaited is not joined any more', async () => {
  await socket().open();
  const lost = socket();
  await lost.hear({ t: 'No', id: lost.last.id, why: 'TRY_AGAIN', retryAfter: 1500 });
  await lost.end(4000);
  await time.pass(60_000);
  assert.equal(lost.sent.length, 1);
});

test('the wrong code and the locked door are told, not tried again', async () => {
  for (const why of ['NO_SUCH_SESSION', 'LOCKED', 'NO_KEY', 'WRONG_KEY']) {
    passes = [{ why }];
    connection.start();
    await socket().open();
    assert.deepEqual([connection.state, connection.why], ['away', why]);
  }
});

test('who asked for a pass too often waits as long as the server says', async () => {
  passes = [{ why: 'TRY_AGAIN', retryAfter: 7000 }];
  connection.start();
  await socket().open();
  assert.ok(connection.retryAt - time.now() >= 7000);
});

test("the server's clock is told by the message that was least late", async () => {
  await welcomed();
  await socket().hear({ t: 'Update', version: 8, now: time.now() + 300 });
  await socket().hear({ t: 'Update', version: 9, now: time.now() + 100 });
  assert.equal(connection.now, time.now() + 300);
  await socket().hear({ t: 'Update', version: 10, now: time.now() - 5000 });
  assert.equal(connection.now, time.now() - 5000);
});

test('a loss is told after a blink, and to who has just woken up only once there was time to connect', async () => {
  await welcomed();
  const awakeAllAlong = 0;
  assert.equal(connection.missed(awakeAllAlong), false);
  const code = 1006;
  await socket().end(code);
  await time.pass(400);
  assert.equal(connection.missed(awakeAllAlong), false);
  await time.pass(600);
  assert.equal(connection.missed(awakeAllAlong), true);
  const wokeUp = time.now();
  assert.equal(connection.missed(wokeUp), false);
  await time.pass(3100);
  assert.equal(connection.missed(wokeUp), true);
});
