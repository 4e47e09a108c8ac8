import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inverseOf, standOf, Undo } from '../js/desk/undo.js';

const items = (question, spotlight) => ({ session: { stage: { spotlight } }, 'question/q1': question });
const place = (lane, reason) => ({ t: 'Place', question: 'q1', lane, ...(reason ? { reason } : {}) });

test('a placing is undone by the lane and the reason before it', () => {
  const before = items({ lane: 'declined', reason: 'offTopic' });
  assert.deepEqual(inverseOf(place('shown'), before), [place('declined', 'offTopic')]);
});

test('a declined question that was in the spotlight goes back there', () => {
  assert.deepEqual(inverseOf(place('declined', 'other'), items({ lane: 'shown' }, 'q1')), [
    { t: 'Place', question: 'q1', lane: 'shown', reason: undefined },
    { t: 'Spotlight', question: 'q1' },
  ]);
  assert.equal(inverseOf(place('answered'), items({ lane: 'shown' }, 'q1')).length, 1);
});

test('a spotlight is undone by the one before it, or by none', () => {
  const lit = { t: 'Spotlight', question: 'q1' };
  assert.deepEqual(inverseOf(lit, items({}, 'q0')), [{ t: 'Spotlight', question: 'q0' }]);
  assert.deepEqual(inverseOf(lit, items({})), [{ t: 'Spotlight', question: null }]);
});

test('a rewording is undone by the words before it', () => {
  const words = { t: 'Reword', question: 'q1', text: 'new' };
  assert.deepEqual(inverseOf(words, items({ text: 'old' })), [{ t: 'Reword', question: 'q1', text: 'old' }]);
});

/** A moderator's act that has just become what the screen shows. */
function act(undo, command, before, after) {
  const done = { action: 'x', question: 'q1', inverse: inverseOf(command, before) };
  undo.add({ ...done, before: standOf(command, before), after: standOf(command, after) });
}

test('the last act is taken back first, then the one before it', () => {
  const [one, two, three] = [
    { lane: 'new', text: 'a' },
    { lane: 'shown', text: 'a' },
    { lane: 'shown', text: 'b' },
  ];
  const undo = new Undo();
  act(undo, place('shown'), items(one), items(two));
  act(undo, { t: 'Reword', question: 'q1', text: 'b' }, items(two), items(three));
  const last = undo.take(items(three));
  assert.deepEqual([last.done.inverse[0].t, last.stands], ['Reword', true]);
  const four = { lane: 'shown', text: 'a' };
  undo.moved(last.done.after, four);
  const first = undo.take(items(four));
  assert.deepEqual([first.done.inverse[0].t, first.stands], ['Place', true]);
  assert.equal(undo.take(items(four)), undefined);
});

test('what somebody has changed since is not undone, not even if it looks the same again', () => {
  const undo = new Undo();
  act(undo, place('shown'), items({ lane: 'new' }), items({ lane: 'shown' }));
  assert.equal(undo.take(items({ lane: 'shown' })).stands, false);
});

test('a spotlight is not taken back from who put it elsewhere', () => {
  const undo = new Undo();
  act(undo, { t: 'Spotlight', question: 'q1' }, items({}), items({}, 'q1'));
  assert.equal(undo.take(items({}, 'q2')).stands, false);
});

test('a change of the stage does not stand in the way of taking a spotlight back', () => {
  const undo = new Undo();
  act(undo, { t: 'Spotlight', question: 'q1' }, items({}), items({}, 'q1'));
  assert.equal(undo.take(items({}, 'q1')).stands, true);
});
