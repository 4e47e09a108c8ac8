import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remaining } from '../js/time.js';

test('what is left of the scoring is told in minutes and seconds, and never less than nothing', () => {
  assert.deepEqual(remaining(90_000, 0), { time: '1:30', state: 'running' });
  assert.deepEqual(remaining(90_000, 80_001), { time: '0:10', state: 'soon' });
  assert.deepEqual(remaining(90_000, 90_000), { time: '0:00', state: 'over' });
  assert.deepEqual(remaining(90_000, 95_000), { time: '0:00', state: 'over' });
});

test('without a time nothing is counted down', () => {
  assert.equal(remaining(undefined, 0), null);
});
