import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextOf } from '../js/desk/next.js';

const talk = (name, box = 'new', revealed = false) => ({ name, box, revealed });
const at = (phase, name) => ({ stage: { phase, talk: name } });
const told = (step) => (step ? [step.phase, step.talk] : null);

test('pressed again and again it leads through a whole evening of two talks', () => {
  const talks = [talk('1'), talk('2')];
  const stage = { phase: 'lobby' };
  const walked = [];
  for (let step = nextOf({ stage }, talks); step; step = nextOf({ stage }, talks)) {
    Object.assign(stage, step);
    const now = talks.find(({ name }) => name === stage.talk);
    if (step.phase === 'scoring') now.box = 'open';
    if (step.phase === 'reveal') Object.assign(now, { box: 'closed', revealed: true });
    walked.push(`${step.phase} ${step.talk ?? ''}`.trim());
  }
  const of = (name) => ['talk', 'scoring', 'questions', 'remark', 'reveal'].map((phase) => `${phase} ${name}`);
  assert.deepEqual(walked, [...of('1'), ...of('2'), 'closed']);
});

test('a lobby that still names a talk begins with the first that is left', () => {
  assert.deepEqual(told(nextOf(at('lobby', '2'), [talk('1'), talk('2')])), ['talk', '1']);
  assert.deepEqual(told(nextOf(at('lobby'), [talk('1', 'closed', true), talk('2')])), ['talk', '2']);
});

test('talks held in another order are all held', () => {
  const talks = [talk('1'), talk('2', 'closed', true)];
  assert.deepEqual(told(nextOf(at('reveal', '2'), talks)), ['talk', '1']);
});

test('what was never scored has nothing to reveal', () => {
  assert.deepEqual(told(nextOf(at('remark', '1'), [talk('1'), talk('2')])), ['talk', '2']);
  assert.deepEqual(told(nextOf(at('remark', '1'), [talk('1')])), ['closed', undefined]);
});

test('the remark comes whether or not one has been written', () => {
  assert.deepEqual(told(nextOf(at('questions', '1'), [talk('1', 'closed')])), ['remark', '1']);
});

test('a break goes on where the talk stands', () => {
  assert.deepEqual(told(nextOf(at('break', '1'), [talk('1')])), ['talk', '1']);
  assert.deepEqual(told(nextOf(at('break', '1'), [talk('1', 'open')])), ['questions', '1']);
  assert.deepEqual(told(nextOf(at('break', '1'), [talk('1', 'closed')])), ['reveal', '1']);
  assert.deepEqual(told(nextOf(at('break', '1'), [talk('1', 'closed', true), talk('2')])), ['talk', '2']);
  assert.deepEqual(told(nextOf(at('break'), [talk('1')])), ['talk', '1']);
});

test('after the end, and without any talk, there is nothing but the end', () => {
  assert.equal(nextOf(at('closed', '1'), [talk('1')]), null);
  assert.deepEqual(told(nextOf(at('lobby'), [])), ['closed', undefined]);
});
