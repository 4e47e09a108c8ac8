import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Outbox } from '../js/outbox.js';
import { memory, settled, StillTime } from './stage.js';

const BOX = 'talk/1';
const ROUND = 'r8';
const ITEMS = { [BOX]: { round: ROUND, box: 'open' } };
const NINE = { conception: 9 };
const SEVEN = { conception: 7 };

/** @type {ReturnType<typeof phone>} */
let it;

/** A phone with an outbox, whose casts wait in `casts` until they are answered. */
function phone(store = memory(), time = new StillTime()) {
  const casts = [];
  const send = (cast) => new Promise((resolve) => casts.push({ ...cast, resolve }));
  const outbox = new Outbox({ code: '482913', store, send, changed: () => {}, time });
  return { store, time, casts, outbox, entry: () => outbox.of(BOX, ROUND) };
}

const here = (phone, ballots = {}, items = ITEMS) => phone.outbox.welcome(ballots, items);
const held = (seq, marks, receipt = `R${seq}`) => ({ [BOX]: { round: ROUND, seq, marks, receipt } });

async function answer(phone, answer) {
  phone.casts.at(-1).resolve(answer);
  await settled();
}

const ok = (phone, receipt = 'R') => answer(phone, { t: 'Ok', id: 1, receipt });
const no = (phone, why, more = {}) => answer(phone, { t: 'No', id: 1, why, ...more });
const sent = (phone) => phone.casts.map(({ seq, marks }) => [seq, marks.conception]);

beforeEach(() => {
  it = phone();
});

test('what is said without a connection waits, and goes once when it is back', async () => {
  it.outbox.say(BOX, ROUND, NINE);
  assert.equal(it.casts.length, 0);
  assert.deepEqual(it.entry().said, { seq: 1, marks: NINE });
  here(it);
  here(it);
  assert.equal(it.casts.length, 1);
  assert.deepEqual(
    { ...it.casts[0], resolve: 0 },
    { t: 'Cast', box: BOX, round: ROUND, seq: 1, marks: NINE, resolve: 0 },
  );
  await ok(it, 'R1');
  assert.deepEqual(it.entry().acknowledged, { seq: 1, marks: NINE, receipt: 'R1', at: 1_000_000 });
  assert.equal(it.entry().said, undefined);
});

test('what is said survives a reload', () => {
  it.outbox.say(BOX, ROUND, NINE);
  const again = phone(it.store);
  here(again);
  assert.deepEqual(sent(again), [[1, 9]]);
});

test('the seq is one above the highest of outbox and welcome', () => {
  here(it, held(5, NINE));
  it.outbox.say(BOX, ROUND, SEVEN);
  assert.deepEqual(sent(it), [[6, 7]]);
});

test('one cast a box is on its way, and the newest wins', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  it.outbox.say(BOX, ROUND, { conception: 8 });
  it.outbox.say(BOX, ROUND, SEVEN);
  assert.deepEqual(sent(it), [[1, 9]]);
  await ok(it);
  assert.deepEqual(sent(it), [
    [1, 9],
    [3, 7],
  ]);
});

test('boxes do not wait for each other', () => {
  here(it, {}, { ...ITEMS, 'question/qa': {} });
  it.outbox.say(BOX, ROUND, NINE);
  it.outbox.say('question/qa', 'qa', { up: 1 });
  assert.equal(it.casts.length, 2);
});

test('a cast that the connection swallowed goes again unchanged', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  it.outbox.lost();
  await no(it, 'LOST');
  assert.equal(it.casts.length, 1);
  here(it);
  assert.deepEqual(sent(it), [
    [1, 9],
    [1, 9],
  ]);
});

test('a cast whose Ok was lost is known as saved from the welcome', () => {
  it.outbox.say(BOX, ROUND, NINE);
  here(it, held(1, NINE));
  assert.equal(it.entry().said, undefined);
  assert.equal(it.entry().acknowledged.seq, 1);
  assert.equal(it.casts.length, 0);
});

test('a server that is busy is asked again after the time it names, with some chance added', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await no(it, 'TRY_AGAIN', { retryAfter: 400 });
  await it.time.pass(499);
  assert.equal(it.casts.length, 1);
  await it.time.pass(1);
  assert.deepEqual(sent(it), [
    [1, 9],
    [1, 9],
  ]);
});

test('after a pause the newest is sent, not what was refused', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await no(it, 'TOO_FAST', { retryAfter: 400 });
  it.outbox.say(BOX, ROUND, SEVEN);
  await it.time.pass(600);
  assert.deepEqual(sent(it), [
    [1, 9],
    [2, 7],
  ]);
});

test('a pause that a lost connection cut short never sends twice', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await no(it, 'TRY_AGAIN', { retryAfter: 400 });
  it.outbox.lost();
  here(it);
  await it.time.pass(1000);
  assert.deepEqual(sent(it), [
    [1, 9],
    [1, 9],
  ]);
});

test('a new epoch that lost the acknowledged ballot gets it again first, with its receipt, then what was said since', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await ok(it, 'R1');
  it.outbox.lost();
  it.outbox.say(BOX, ROUND, SEVEN);
  here(it);
  assert.deepEqual([it.casts[1].seq, it.casts[1].receipt], [1, 'R1']);
  await ok(it, 'R1b');
  assert.deepEqual([it.casts[2].seq, it.casts[2].receipt], [2, undefined]);
  assert.equal(it.entry().acknowledged.at, 1_000_000, 'saved when it was first saved');
});

test('an older ballot in the welcome never replaces a newer one in the outbox', async () => {
  here(it, held(3, NINE));
  it.outbox.say(BOX, ROUND, SEVEN);
  await ok(it, 'R4');
  here(it, held(3, NINE));
  assert.equal(it.entry().acknowledged.seq, 4);
  assert.deepEqual([it.casts[1].seq, it.casts[1].receipt], [4, 'R4']);
});

test('a welcome that comes unasked while a cast is on its way does no harm', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await ok(it);
  it.outbox.say(BOX, ROUND, SEVEN);
  here(it);
  await ok(it, 'R2');
  assert.equal(it.entry().acknowledged.seq, 2);
  assert.equal(it.casts.length, 2, 'the newer ballot is there, so the older need not go again');
});

test('after CLOSED the acknowledged one stands, and the person is told', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await ok(it);
  it.outbox.say(BOX, ROUND, SEVEN);
  await no(it, 'CLOSED');
  assert.equal(it.entry().said, undefined);
  assert.deepEqual(it.entry().acknowledged.marks, NINE);
  assert.equal(it.entry().notice.word, 'closed');
  assert.equal(it.casts.length, 2);
});

test('CLOSED with nothing acknowledged says so', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await no(it, 'CLOSED');
  assert.equal(it.entry().notice.word, 'closedUncounted');
});

test('a change said after closing does not undo what was healed', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await ok(it, 'R1');
  it.outbox.lost();
  it.outbox.say(BOX, ROUND, SEVEN);
  here(it);
  await ok(it, 'R1');
  await no(it, 'CLOSED');
  assert.deepEqual(it.entry().acknowledged.marks, NINE);
  assert.equal(it.entry().notice.word, 'closed');
});

test('OLDER: what the other device said counts, and one can send again above it', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await no(it, 'OLDER', { ballot: { round: ROUND, seq: 4, marks: SEVEN, receipt: 'R4' } });
  assert.deepEqual(it.entry().acknowledged.marks, SEVEN);
  assert.deepEqual(it.entry().unsent, NINE);
  assert.equal(it.entry().notice.word, 'older');
  assert.equal(it.casts.length, 1, 'never by itself');
  it.outbox.say(BOX, ROUND, NINE);
  assert.deepEqual(sent(it), [
    [1, 9],
    [5, 9],
  ]);
  assert.equal(it.entry().unsent, undefined);
});

test('OLDER with the same marks is as good as saved', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await no(it, 'OLDER', { ballot: { round: ROUND, seq: 4, marks: NINE, receipt: 'R4' } });
  assert.equal(it.entry().notice, undefined);
  assert.equal(it.entry().acknowledged.seq, 4);
});

test('the other device was later while this one was away: the welcome says so', () => {
  it.outbox.say(BOX, ROUND, NINE);
  here(it, held(2, SEVEN));
  assert.equal(it.entry().notice.word, 'older');
  assert.deepEqual(it.entry().unsent, NINE);
  assert.equal(it.casts.length, 0);
});

test('CHANGED: what was said in the old round is dropped with a word', async () => {
  here(it);
  it.outbox.say(BOX, ROUND, NINE);
  await no(it, 'CHANGED');
  assert.equal(it.entry().said, undefined);
  assert.equal(it.outbox.of(BOX, 'r9').notice.word, 'changed');
});

test('scoring began anew while the phone was away: nothing of the old round is sent', () => {
  it.outbox.say(BOX, ROUND, NINE);
  here(it, {}, { [BOX]: { round: 'r9', box: 'open' } });
  assert.equal(it.casts.length, 0);
  assert.equal(it.outbox.of(BOX, 'r9').notice.word, 'changed');
});

test('a refusal is told by name and the ballot before it stands', async () => {
  here(it, held(1, NINE));
  it.outbox.say(BOX, ROUND, SEVEN);
  await no(it, 'FULL');
  assert.deepEqual(it.entry().notice, { word: 'refused', why: 'FULL' });
  assert.deepEqual(it.entry().acknowledged.marks, NINE);
});

test('the seq never goes down, not even after the session was over and is opened again', () => {
  here(it, held(5, NINE));
  it.outbox.forget();
  assert.deepEqual(it.store.names('rostrum.'), []);
  it.outbox.say(BOX, ROUND, SEVEN);
  assert.deepEqual(sent(it), [[6, 7]]);
});

test('a withdrawn upvote is a ballot as any other', async () => {
  here(it, {}, { 'question/qa': {} });
  it.outbox.say('question/qa', 'qa', { up: 1 });
  await ok(it);
  it.outbox.say('question/qa', 'qa', {});
  await ok(it);
  assert.deepEqual(it.outbox.of('question/qa', 'qa').acknowledged.marks, {});
});

test('two sessions on one phone keep apart', () => {
  it.outbox.say(BOX, ROUND, NINE);
  const other = new Outbox({
    code: '111111',
    store: it.store,
    send: () => new Promise(() => {}),
    changed: () => {},
    time: it.time,
  });
  assert.equal(other.of(BOX, ROUND).said, undefined);
});
