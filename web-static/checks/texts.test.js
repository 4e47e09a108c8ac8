import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const catalogue = (language) => JSON.parse(readFileSync(join(HERE, 'text', `${language}.json`), 'utf8'));
const zh = catalogue('zh-Hans');
const en = catalogue('en');
const keys = (words) =>
  Object.keys(words)
    .filter((key) => !key.endsWith('.one'))
    .sort();

/** Every script, by path. */
const scripts = readdirSync(join(HERE, 'js'), { recursive: true })
  .filter((name) => name.endsWith('.js'))
  .map((name) => [name, readFileSync(join(HERE, 'js', name), 'utf8')]);

/** The lists whose members are keys; a key made with one of them must exist for each. */
const LISTS = {
  'phase.': ['lobby', 'talk', 'scoring', 'questions', 'remark', 'reveal', 'break', 'closed'],
  'lane.': ['new', 'shown', 'answered', 'declined'],
  'own.': ['new', 'shown', 'answered', 'declined', 'withdrawn'],
  'reason.': ['duplicate', 'offTopic', 'unclear', 'unkind', 'other'],
  'box.': ['new', 'open', 'closed', 'revealed'],
  'screen.box.': ['new', 'open', 'closed'],
  'screen.key.': ['full', 'qr', 'black', 'turn', 'help', 'close'],
  'group.': ['audience', 'reviewer'],
  'refusal.': [
    'TRY_AGAIN',
    'TOO_FAST',
    'TOO_MANY',
    'TOO_LONG',
    'EMPTY',
    'BAD_MARKS',
    'NOT_ALLOWED',
    'JOIN_FIRST',
    'EXPIRED',
    'LOCKED',
    'NO_SUCH_ITEM',
    'CHANGED',
    'CLOSED',
    'OLDER',
    'FULL',
    'LOST',
  ],
  'remark.state.': ['draft', 'ready', 'published'],
  'moderator.reveal.': ['live', 'afterClose'],
  'scoring.notice.': ['closed', 'closedUncounted', 'lost', 'older', 'changed', 'refused'],
};

test('both catalogues have the same keys', () => {
  assert.deepEqual(keys(zh), keys(en));
});

test('no words are empty, and the places for values are the same in both', () => {
  const places = (words) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const key of keys(zh)) {
    assert.ok(zh[key].trim() && en[key].trim(), key);
    assert.deepEqual([...new Set(places(zh[key]))], [...new Set(places(en[key]))], key);
  }
});

test('every key that a script names exists', () => {
  for (const [name, text] of scripts)
    for (const [, key] of text.matchAll(/\bt\(\s*'([^']+)'/g)) assert.ok(key in zh, `${key} in ${name}`);
});

test('every key that a script makes has members', () => {
  const all = keys(zh);
  for (const [name, text] of scripts)
    for (const [, start] of text.matchAll(/\bt\(\s*`([^`$]*)\$/g))
      assert.ok(
        all.some((key) => key.startsWith(start)),
        `${start}… in ${name}`,
      );
});

test('the closed lists are complete', () => {
  for (const [start, members] of Object.entries(LISTS))
    for (const member of members) assert.ok(start + member in zh, start + member);
});

test('no key is left over', () => {
  const named = scripts.map(([, text]) => text).join('\n');
  const made = [...named.matchAll(/\bt\(\s*`([^`$]*)\$/g)].map(([, start]) => start);
  const left = keys(zh).filter((key) => !named.includes(`'${key}'`) && !made.some((start) => key.startsWith(start)));
  assert.deepEqual(left, []);
});

test('colleagues are not contestants', () => {
  for (const words of Object.values(zh)) assert.doesNotMatch(words, /选手|评委/);
});
