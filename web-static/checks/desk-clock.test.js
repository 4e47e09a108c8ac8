import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shifted, toggled } from '../js/desk/clock.js';

const NOW = 1_000_000;
const MINUTE = 60_000;

test('a paused timer gains and loses a minute, and never less than nothing', () => {
  assert.deepEqual(shifted({ remaining: 90_000 }, 1, NOW), { remaining: 150_000 });
  assert.deepEqual(shifted({ remaining: 90_000 }, -1, NOW), { remaining: 30_000 });
  assert.deepEqual(shifted({ remaining: 30_000 }, -1, NOW), { remaining: 0 });
});

test('a running timer ends a minute later or sooner', () => {
  assert.deepEqual(shifted({ endsAt: NOW + 90_000 }, 1, NOW), { endsAt: NOW + 150_000 });
  assert.deepEqual(shifted({ endsAt: NOW + 90_000 }, -1, NOW), { endsAt: NOW + 30_000 });
});

test('a minute less than is left ends it now', () => {
  assert.deepEqual(shifted({ endsAt: NOW + 30_000 }, -1, NOW), { endsAt: NOW });
});

test('who has run over is given a minute from now, and is not put further behind', () => {
  assert.deepEqual(shifted({ endsAt: NOW - 5 * MINUTE }, 1, NOW), { endsAt: NOW + MINUTE });
  assert.deepEqual(shifted({ endsAt: NOW - 5 * MINUTE }, -1, NOW), { endsAt: NOW - 5 * MINUTE });
});

test('it is started with what is left, and with the full time if nothing is', () => {
  assert.deepEqual(toggled({ remaining: 5_000.4 }, 20 * MINUTE, NOW), { endsAt: NOW + 5_000 });
  assert.deepEqual(toggled({ remaining: 0 }, 20 * MINUTE, NOW), { endsAt: NOW + 20 * MINUTE });
});

test('it is paused with what is left, and with nothing if it has run over', () => {
  assert.deepEqual(toggled({ endsAt: NOW + 5_000 }, 20 * MINUTE, NOW), { remaining: 5_000 });
  assert.deepEqual(toggled({ endsAt: NOW - 5_000 }, 20 * MINUTE, NOW), { remaining: 0 });
});
