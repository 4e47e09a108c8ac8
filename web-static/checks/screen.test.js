import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, highest } from '../js/screen/columns.js';
import { actOf } from '../js/screen/keys.js';
import { largest } from '../js/screen/largest.js';
import { lengthOf } from '../js/screen/length.js';
import { inLines, phrasesOf } from '../js/screen/lines.js';
import { placesOf } from '../js/screen/places.js';
import { Reveals, stepAt, untilNext } from '../js/screen/reveals.js';
import { sceneOf } from '../js/screen/scene.js';

const onScale = (min, max, step) => ({ rule: { scale: { min, max, step } } });
const ticks = (talk) => columnsOf(talk).map(({ tick }) => tick);

test('the scene is the phase, but a question on the stage and a result go before what the room does meanwhile', () => {
  const talk = { revealed: false };
  assert.equal(sceneOf({ phase: 'lobby', spotlight: 'q1' }, talk), 'lobby');
  assert.equal(sceneOf({ phase: 'talk' }, talk), 'talk');
  assert.equal(sceneOf({ phase: 'talk', spotlight: 'q1' }, talk), 'questions');
  assert.equal(sceneOf({ phase: 'scoring', spotlight: 'q1' }, talk), 'questions');
  assert.equal(sceneOf({ phase: 'scoring' }, { revealed: true }), 'reveal');
  assert.equal(sceneOf({ phase: 'questions' }, { revealed: true }), 'questions');
  assert.equal(sceneOf({ phase: 'reveal', spotlight: 'q1' }, talk), 'reveal');
  assert.equal(sceneOf({ phase: 'closed' }, undefined), 'closed');
});

test('a phase of a talk that is not there shows the lobby rather than nothing', () => {
  assert.equal(sceneOf({ phase: 'questions' }, undefined), 'lobby');
});

test('clickers and Chinese keyboards reach the same acts', () => {
  for (const key of ['b', 'B', '.', '。']) assert.equal(actOf({ key }), 'black', key);
  for (const key of ['F5', 'f']) assert.equal(actOf({ key }), 'full', key);
  for (const key of ['?', '？']) assert.equal(actOf({ key }), 'help', key);
  for (const key of ['PageDown', 'ArrowRight', ' ']) assert.equal(actOf({ key }), 'on', key);
  for (const key of ['PageUp', 'ArrowUp']) assert.equal(actOf({ key }), 'back', key);
  assert.equal(actOf({ key: 'x' }), null);
});

test('keys with Ctrl, Alt or Meta are the browser’s', () => {
  assert.equal(actOf({ key: 'F5', ctrlKey: true }), null);
  assert.equal(actOf({ key: 'f', metaKey: true }), null);
  assert.equal(actOf({ key: 'ArrowLeft', altKey: true }), null);
});

test('the largest size that fits is found, and the least is given where none does', () => {
  for (const limit of [0.6, 1, 2.37, 4.2]) {
    const found = largest(0.6, 4.2, (size) => size <= limit);
    assert.ok(found <= limit + 1e-9 && found > limit - 0.1, `${found} for ${limit}`);
  }
  assert.equal(
    largest(0.6, 4.2, () => false),
    0.6,
  );
});

test('a text is as long as it is wide', () => {
  assert.equal(lengthOf('字'.repeat(70), 70, 150), 'short');
  assert.equal(lengthOf('字'.repeat(71), 70, 150), 'long');
  assert.equal(lengthOf('w'.repeat(300), 70, 150), 'longest');
});

test('phrases are the text again, and a long text is one', () => {
  for (const text of ['实干为要、创新为魂：人工智能与国家安全工作', '：，', '', 'A title: plain', '字，'.repeat(60)])
    assert.equal(phrasesOf(text).join(''), text);
  assert.deepEqual(phrasesOf('甲：乙，丙'), ['甲：', '乙，', '丙']);
  assert.equal(phrasesOf('字，'.repeat(60)).length, 1);
});

test('labels keep words whole and cut long Chinese in two', () => {
  assert.equal(inLines('课件质量', 5), '课件质量');
  assert.equal(inLines('与本职工作契合度', 5), '与本职工\n作契合度');
  assert.equal(inLines('Slides', 2), 'Slides');
  assert.equal(inLines('Precision of the analysis', 5), 'Precision\nof the\nanalysis');
});

test('each value has its column', () => {
  const columns = columnsOf(onScale(1, 5, 0.5), { 4.5: 3, 5: 1, skip: 7 });
  assert.equal(columns.length, 9);
  assert.deepEqual(columns[7], { value: '4.5', tick: '', count: 3 });
  assert.deepEqual(columns.map(({ tick }) => tick).filter(Boolean), ['1', '2', '3', '4', '5']);
});

test('a scale of a hundred values has columns of five, and no ballot is lost', () => {
  const columns = columnsOf(onScale(1, 100, 1), { 1: 1, 5: 1, 6: 2, 100: 4 });
  assert.equal(columns.length, 20);
  assert.deepEqual(
    columns.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]),
    [
      ['1–5', 2],
      ['6–10', 2],
      ['96–100', 4],
    ],
  );
});

test('ticks are as many as do not touch', () => {
  assert.deepEqual(ticks(onScale(1, 10, 1)), ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  assert.ok(ticks(onScale(1, 100, 1)).join('').length <= 12);
  assert.ok(ticks(onScale(1, 10, 0.5)).join('').length <= 12);
});

test('all criteria are drawn to one measure, and one ballot does not fill the height', () => {
  assert.equal(highest([[{ count: 1 }], [{ count: 0 }]]), 4);
  assert.equal(highest([[{ count: 1 }], [{ count: 9 }]]), 9);
});

test('a reveal goes through its steps in about six seconds', () => {
  assert.deepEqual([0, 1499, 1500, 3400, 4900, Infinity].map(stepAt), [
    'pause',
    'pause',
    'shapes',
    'values',
    'number',
    'number',
  ]);
  assert.equal(untilNext(0), 1500);
  assert.equal(untilNext(3000), 400);
  assert.equal(untilNext(5000), null);
});

test('a screen shows step by step only what it saw happen', () => {
  const reveals = new Reveals();
  const talk = { name: '1', round: 'r1', revealed: false };
  reveals.note([talk], 10, true);
  assert.equal(reveals.since(talk), null);
  reveals.note([{ ...talk, revealed: true }], 20, false);
  assert.equal(reveals.since(talk), 20);
  reveals.note([{ ...talk, revealed: true }], 30, false);
  assert.equal(reveals.since(talk), 20);
});

test('a screen that comes later, or was away meanwhile, shows the end at once', () => {
  const late = new Reveals();
  const talk = { name: '1', round: 'r1', revealed: true };
  late.note([talk], 10, true);
  late.note([talk], 20, false);
  assert.equal(late.since(talk), null);

  const away = new Reveals();
  away.note([{ ...talk, revealed: false }], 10, true);
  away.note([talk], 20, true);
  assert.equal(away.since(talk), null);
});

test('a talk that is scored anew is revealed anew', () => {
  const reveals = new Reveals();
  reveals.note([{ name: '1', round: 'r1', revealed: true }], 10, true);
  reveals.note([{ name: '1', round: 'r2', revealed: false }], 20, false);
  reveals.note([{ name: '1', round: 'r2', revealed: true }], 30, false);
  assert.equal(reveals.since({ name: '1', round: 'r2' }), 30);
});

test('places are by the exact score, equals share one, and the next is left out', () => {
  const exact = { 1: '500/57', 2: '2000/228', 3: '17/2', 4: '501/57' };
  const talks = Object.keys(exact).map((name) => ({ name, revealed: true }));
  assert.deepEqual(Object.fromEntries(placesOf(talks, (name) => exact[name])), { 1: 2, 2: 2, 3: 4, 4: 1 });
});

test('there are no places for one talk, nor before all are revealed, nor where one has no score', () => {
  const score = () => '8/1';
  assert.equal(placesOf([{ name: '1', revealed: true }], score), null);
  const two = [{ name: '1', revealed: true }, { name: '2' }];
  assert.equal(placesOf(two, score), null);
  assert.equal(
    placesOf(
      two.map((talk) => ({ ...talk, revealed: true })),
      (name) => (name === '1' ? '8/1' : null),
    ),
    null,
  );
});
