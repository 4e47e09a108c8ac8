import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, formKey, KEYS, keyFor } from '../js/desk/keys.js';
import { commandOf, DOES, LANES, matches } from '../js/desk/lanes.js';

const press = (key, more = {}) => actionOf({ key, ...more }, false);

test('each key has one action and each action a key', () => {
  const keys = KEYS.flatMap(([, names]) => names);
  assert.equal(new Set(keys).size, keys.length);
  const letters = {
    a: 'show',
    d: 'decline',
    s: 'spotlight',
    x: 'answer',
    r: 'restore',
    e: 'reword',
    u: 'undo',
    j: 'down',
    k: 'up',
  };
  for (const [key, action] of Object.entries(letters)) assert.equal(press(key), action);
  assert.equal(press('/'), 'search');
  assert.equal(press('?'), 'help');
  assert.equal(press('z'), '');
});

test('capitals, arrows and the marks of a Chinese keyboard are the same keys', () => {
  assert.equal(press('A'), 'show');
  assert.equal(press('ArrowDown'), 'down');
  for (const key of ['／', '、']) assert.equal(press(key), 'search');
  assert.equal(press('？'), 'help');
});

test('no key fires while somebody types', () => {
  assert.equal(actionOf({ key: 'a' }, true), '');
});

test('no key fires with Ctrl, Alt or Meta', () => {
  for (const name of ['ctrlKey', 'altKey', 'metaKey']) assert.equal(press('a', { [name]: true }), '');
});

test('no key fires while a character is composed', () => {
  assert.equal(press('a', { isComposing: true }), '');
  assert.equal(press('a', { keyCode: 229 }), '');
});

test('a key that is held down moves on, and acts only once', () => {
  assert.equal(press('j', { repeat: true }), 'down');
  assert.equal(press('a', { repeat: true }), '');
});

test('in a form Enter says it and Escape leaves it, but not while a character is composed', () => {
  assert.equal(formKey({ key: 'Enter' }), 'say');
  assert.equal(formKey({ key: 'Enter', shiftKey: true }), '');
  assert.equal(formKey({ key: 'Escape' }), 'leave');
  assert.equal(formKey({ key: 'Enter', isComposing: true }), '');
  assert.equal(formKey({ key: 'Escape', keyCode: 229 }), '');
  assert.equal(formKey({ key: 'a' }), '');
});

test('every action of a lane has a key', () => {
  for (const lane of LANES) for (const action of DOES[lane]) assert.ok(keyFor(action), action);
});

test('what the actions command', () => {
  const question = { id: 'q1' };
  assert.deepEqual(commandOf('show', question, false), { t: 'Place', question: 'q1', lane: 'shown' });
  assert.deepEqual(commandOf('answer', question, false), { t: 'Place', question: 'q1', lane: 'answered' });
  assert.deepEqual(commandOf('restore', question, false), { t: 'Place', question: 'q1', lane: 'shown' });
  assert.deepEqual(commandOf('spotlight', question, false), { t: 'Spotlight', question: 'q1' });
  assert.deepEqual(commandOf('spotlight', question, true), { t: 'Spotlight', question: null });
});

test('search finds each word in the text, the original or the asker', () => {
  const question = { text: '数据 Model 怎么更新', original: 'old', asker: 'p4c1' };
  for (const words of ['数据', 'model', 'MODEL 数据', 'old', 'P4C1 更新', ''])
    assert.ok(matches(question, words), words);
  assert.ok(!matches(question, '数据 另外'));
});
