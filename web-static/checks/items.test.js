import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calmly, faceOf, NOTHING, pinned, questionsOf, receive, roundOf, talksOf, valuesOf } from '../js/items.js';

const welcome = (epoch, version, items) => ({ t: 'Welcome', epoch, version, items });
const update = (version, items) => ({ t: 'Update', version, items });

test('the first welcome fills the map', () => {
  const held = receive(NOTHING, welcome('k1', 7, { session: { title: 'a' } }));
  assert.deepEqual(held, { epoch: 'k1', version: 7, items: { session: { title: 'a' } } });
});

test('an update lays whole items over the map and moves the version', () => {
  const held = receive(receive(NOTHING, welcome('k1', 7, { a: { x: 1, y: 1 }, b: {} })), update(9, { a: { x: 2 } }));
  assert.deepEqual(held, { epoch: 'k1', version: 9, items: { a: { x: 2 }, b: {} } });
});

test('an update without items is a beat that changes nothing else', () => {
  const held = receive(receive(NOTHING, welcome('k1', 7, { a: {} })), update(7));
  assert.deepEqual(held, { epoch: 'k1', version: 7, items: { a: {} } });
});

test('null takes an item away', () => {
  const held = receive(receive(NOTHING, welcome('k1', 7, { a: {}, b: {} })), update(8, { a: null }));
  assert.deepEqual(held.items, { b: {} });
});

test('a welcome of the same epoch keeps what it does not name', () => {
  const held = receive(receive(NOTHING, welcome('k1', 7, { a: {}, b: {} })), welcome('k1', 8, { b: { x: 1 } }));
  assert.deepEqual(held.items, { a: {}, b: { x: 1 } });
});

test('a welcome of another epoch replaces the map, even with a lower version', () => {
  const held = receive(receive(NOTHING, welcome('k1', 7, { a: {}, b: {} })), welcome('k2', 3, { b: {} }));
  assert.deepEqual(held, { epoch: 'k2', version: 3, items: { b: {} } });
});

test('the map that was held is not touched', () => {
  const before = receive(NOTHING, welcome('k1', 7, { a: {} }));
  receive(before, update(8, { a: null, b: {} }));
  assert.deepEqual(before.items, { a: {} });
});

test('the tenth talk comes after the second', () => {
  const items = { 'talk/10': {}, 'talk/2': {}, 'tally/talk/2': {} };
  assert.deepEqual(
    talksOf(items).map(({ name }) => name),
    ['2', '10'],
  );
});

test('a question carries its upvotes, none where there is no tally', () => {
  const items = {
    'question/qa': { text: 'a' },
    'question/qb': { text: 'b' },
    'tally/question/qa': { up: 3 },
    'mine/question/qc': {},
  };
  assert.deepEqual(
    questionsOf(items).map(({ id, up }) => [id, up]),
    [
      ['qa', 3],
      ['qb', 0],
    ],
  );
});

test("a question's round is its own id, a talk's stands in its item", () => {
  assert.equal(roundOf({}, 'question/qa'), 'qa');
  assert.equal(roundOf({ 'talk/1': { round: 'r8' } }, 'talk/1'), 'r8');
});

test('while hands are on a list nothing moves: the new comes last, the gone goes', () => {
  assert.deepEqual(calmly(['a', 'b', 'c'], ['d', 'c', 'a'], false), ['a', 'c', 'd']);
  assert.deepEqual(calmly(['a', 'b', 'c'], ['d', 'c', 'a'], true), ['d', 'c', 'a']);
});

test('the spotlighted question is pinned at the top, wherever votes would put it', () => {
  assert.deepEqual(pinned(['a', 'b', 'c'], 'c'), ['c', 'a', 'b']);
  assert.deepEqual(pinned(['a', 'b'], 'gone'), ['a', 'b']);
  assert.deepEqual(pinned(['a', 'b'], ''), ['a', 'b']);
});

test('a scale is one row of numbers, several rows, or a list', () => {
  const face = (min, max, step) => faceOf(valuesOf({ rule: { scale: { min, max, step } } }));
  assert.equal(face(1, 10, 1), 'row');
  assert.equal(face(0, 10, 1), 'row');
  assert.equal(face(0, 5, 1), 'row');
  assert.equal(face(0, 5, 0.5), 'rows');
  assert.equal(face(1, 10, 0.5), 'rows');
  assert.equal(face(1, 20, 1), 'rows');
  assert.equal(face(1, 100, 1), 'list');
});
