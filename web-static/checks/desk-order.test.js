import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ORDERS, Standing, underHands } from '../js/desk/order.js';

const nobody = () => false;
const mine =
  (...ids) =>
  (id) =>
    ids.includes(id);
const hands = (handsOn, now = 0, own = nobody) => ({ handsOn, now, own });

test('the three orders', () => {
  const all = [
    { id: 'a', up: 1, askedAt: 1 },
    { id: 'b', up: 3, askedAt: 2 },
    { id: 'c', up: 1, askedAt: 3 },
  ];
  const by = (order) =>
    [...all]
      .sort(ORDERS[order])
      .map(({ id }) => id)
      .join('');
  assert.equal(by('waiting'), 'abc');
  assert.equal(by('votes'), 'bac');
  assert.equal(by('newest'), 'cba');
});

test('under hands nothing moves: what comes waits, wherever it belongs', () => {
  assert.deepEqual(underHands(['a', 'b'], ['n', 'b', 'a', 'm'], nobody), { listed: ['a', 'b'], waiting: ['n', 'm'] });
});

test('what somebody else took away keeps its place, what this moderator moved does not', () => {
  assert.deepEqual(underHands(['a', 'b', 'c'], ['c'], mine('a')).listed, ['b', 'c']);
});

test('what this moderator brings does not wait, and stands where it belongs', () => {
  assert.deepEqual(underHands(['a', 'c'], ['a', 'b', 'c', 'n'], mine('b')), {
    listed: ['a', 'b', 'c'],
    waiting: ['n'],
  });
  assert.deepEqual(underHands(['b'], ['a', 'b'], mine('a')).listed, ['a', 'b']);
});

test('once nothing is left to be disturbed, all that waits comes in', () => {
  assert.deepEqual(underHands(['a'], ['n', 'm'], nobody), { listed: ['n', 'm'], waiting: [] });
  assert.deepEqual(underHands([], ['n'], nobody), { listed: ['n'], waiting: [] });
});

test('without hands the order is looked at anew after some seconds, and meanwhile the new comes last', () => {
  const standing = new Standing();
  assert.deepEqual(standing.settle(['a', 'b'], hands(false, 0)).listed, ['a', 'b']);
  assert.deepEqual(standing.settle(['n', 'b', 'a'], hands(false, 1000)).listed, ['a', 'b', 'n']);
  assert.deepEqual(standing.settle(['n', 'b', 'a'], hands(false, 6000)).listed, ['n', 'b', 'a']);
});

test('what waited comes in when the hands are taken off, or when it is asked for', () => {
  const standing = new Standing();
  standing.settle(['a'], hands(false, 0));
  assert.deepEqual(standing.settle(['n', 'a'], hands(true, 9000)).waiting, ['n']);
  assert.deepEqual(standing.settle(['n', 'a'], hands(false, 9000)).listed, ['n', 'a']);
  assert.deepEqual(standing.settle(['m', 'n', 'a'], hands(true, 9100)).waiting, ['m']);
  standing.forget();
  standing.settle(['m', 'n', 'a'], hands(true, 9200));
  assert.deepEqual(standing.listed, ['m', 'n', 'a']);
});
