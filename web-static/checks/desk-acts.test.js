import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Acts } from '../js/desk/acts.js';
import { wordOf } from '../js/desk/word.js';
import { settled, StillTime } from './stage.js';

/** A desk whose server answers when it is told to. */
function desk() {
  const time = new StillTime();
  const it = { held: { epoch: 'k1', version: 10, items: {} }, sent: [], time };
  const send = (fields) => new Promise((resolve) => it.sent.push({ fields, resolve }));
  it.acts = new Acts({ send, held: () => it.held, changed: () => {}, time });
  it.answer = (at, answer) => (it.sent[at].resolve(answer), settled());
  it.shows = (version, epoch = 'k1') => ((it.held = { ...it.held, version, epoch }), it.acts.heard(), settled());
  return it;
}

const show = (question) => ({ t: 'Place', question, lane: 'shown' });

test('an act says what was on the screen when it was done', async () => {
  const it = desk();
  it.acts.do(show('q1'));
  await settled();
  assert.deepEqual(it.sent[0].fields, { ...show('q1'), seen: 10 });
});

test('it is under way until its outcome is on the screen', async () => {
  const it = desk();
  it.acts.do(show('q1'));
  assert.ok(it.acts.waits('question/q1'));
  assert.ok(!it.acts.waits('question/q2'));
  await settled();
  await it.answer(0, { t: 'Ok', version: 11 });
  assert.ok(it.acts.waits('question/q1'));
  await it.shows(11);
  assert.ok(!it.acts.waits('question/q1'));
});

test('an outcome that never comes to the screen holds nothing up for long', async () => {
  const it = desk();
  it.acts.do(show('q1'));
  await settled();
  await it.answer(0, { t: 'Ok', version: 11 });
  await it.time.pass(1000);
  assert.ok(!it.acts.waits('question/q1'));
});

test('acts about different questions go side by side', async () => {
  const it = desk();
  it.acts.do(show('q1'));
  it.acts.do(show('q2'));
  await settled();
  assert.equal(it.sent.length, 2);
});

test('acts about the same item go in turn, and the second builds on the first', async () => {
  const it = desk();
  let minutes = 1;
  const more = () => ({ t: 'Timer', of: () => ({ remaining: ++minutes }) });
  it.acts.do(more());
  it.acts.do(more());
  await settled();
  assert.deepEqual(it.sent[0].fields, { t: 'Timer', remaining: 2, seen: 10 });
  assert.equal(it.sent.length, 1);
  await it.answer(0, { t: 'Ok', version: 12 });
  await it.shows(12);
  assert.deepEqual(it.sent[1].fields, { t: 'Timer', remaining: 3, seen: 12 });
});

test('what somebody else did meanwhile is not counted as seen', async () => {
  const it = desk();
  it.acts.do(show('q1'));
  it.acts.do({ ...show('q1'), lane: 'answered' });
  await settled();
  await it.answer(0, { t: 'No', why: 'CHANGED' });
  await it.shows(15);
  assert.equal(it.sent[1].fields.seen, 10);
});

test('a version of another epoch proves nothing', async () => {
  const it = desk();
  it.acts.do(show('q1'));
  await settled();
  await it.answer(0, { t: 'Ok', version: 900 });
  await it.shows(900);
  await it.shows(3, 'k2');
  it.acts.do(show('q1'));
  await settled();
  assert.equal(it.sent[1].fields.seen, 3);
});

test('who was second is told how it stands now', () => {
  const items = {
    session: { stage: { phase: 'questions' } },
    'question/q1': { lane: 'answered' },
    'question/q2': { lane: 'withdrawn' },
    'talk/1': { box: 'closed', revealed: true },
  };
  const word = (act) => wordOf(act, 'CHANGED', items);
  assert.deepEqual(word(show('q1')), { key: 'moderator.first.question', of: 'lane.answered' });
  assert.deepEqual(word(show('q2')), { key: 'moderator.first.withdrawn' });
  assert.deepEqual(word({ t: 'Move', phase: 'talk' }), { key: 'moderator.first.stage', of: 'phase.questions' });
  assert.deepEqual(word({ t: 'Close', box: 'talk/1' }), { key: 'moderator.first.box', of: 'box.revealed' });
  assert.deepEqual(wordOf(show('q1'), 'LOST', items), { key: 'refusal.LOST' });
});
