import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldOf } from '../js/steady.js';

const text = { isConnected: true };
const question = { isConnected: true };
const card = { isConnected: true };
const long = 60_000;

test('what is being typed in stays where it is, however long ago it was touched', () => {
  assert.equal(heldOf({ typing: text, touched: question, sinceTouch: 0, first: card, scrolled: 300 }), text);
});

test('what was touched just now stays, even at the top of the page', () => {
  assert.equal(heldOf({ touched: question, sinceTouch: 1000, first: card, scrolled: 0 }), question);
});

test('what was touched and has gone cannot be held', () => {
  const gone = { isConnected: false };
  assert.equal(heldOf({ touched: gone, sinceTouch: 1000, first: card, scrolled: 300 }), card);
});

test('who reads further down keeps the first thing in sight; at the top nothing is held', () => {
  assert.equal(heldOf({ touched: question, sinceTouch: long, first: card, scrolled: 300 }), card);
  assert.equal(heldOf({ touched: question, sinceTouch: long, first: card, scrolled: 0 }), null);
});
