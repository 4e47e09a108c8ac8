import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const PAGES = readdirSync(HERE).filter((name) => name.endsWith('.html'));
const read = (name) => readFileSync(join(HERE, name), 'utf8');

/** Every module that a script needs, its own first. lit-html is the server's, so its insides are named here. */
function graph(script, seen = new Set()) {
  if (seen.has(script)) return seen;
  seen.add(script);
  for (const needed of imports(script)) graph(needed, seen);
  return seen;
}

const LIBRARY = {
  'lib/lit-html/directives/repeat.js': [
    'lib/lit-html/lit-html.js',
    'lib/lit-html/directive.js',
    'lib/lit-html/directive-helpers.js',
  ],
};

const imports = (script) =>
  script.startsWith('lib/')
    ? (LIBRARY[script] ?? [])
    : [...read(script).matchAll(/^import (?:[^;]*? from )?'([^']+)';/gm)].map(([, name]) =>
        posix.join(posix.dirname(script), name),
      );

for (const page of PAGES) {
  const text = read(page);
  const asked = [...text.matchAll(/(?:href|src)="\/a\/\{\{build\}\}\/([^"]+)"/g)].map(([, name]) => name);

  test(`${page} asks for files that exist`, () => {
    for (const name of asked) assert.ok(name.startsWith('lib/') || existsSync(join(HERE, name)), name);
  });

  test(`${page} has no inline script, style or outside address`, () => {
    assert.doesNotMatch(text, /<style|style=|<script(?![^>]*\bsrc=)|\son\w+=|https?:/);
  });

  test(`${page} asks for all its modules at once`, () => {
    const script = /<script type="module" src="\/a\/\{\{build\}\}\/([^"]+)"/.exec(text)[1];
    const preloaded = [...text.matchAll(/rel="modulepreload" href="\/a\/\{\{build\}\}\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    assert.deepEqual(preloaded.sort(), [...graph(script)].filter((name) => name !== script).sort());
  });
}

test('no template sets a style attribute, which the content security policy would drop', () => {
  for (const name of readdirSync(join(HERE, 'js'), { recursive: true }).filter((name) => name.endsWith('.js')))
    assert.doesNotMatch(read(join('js', name)), /\sstyle=|unsafeHTML|innerHTML/, name);
});

test('the scripts stay within what the oldest browsers know: ES2021, and class fields but no private names', () => {
  for (const name of readdirSync(join(HERE, 'js'), { recursive: true }).filter((name) => name.endsWith('.js'))) {
    const text = read(join('js', name)).replace(/\/\*[^]*?\*\/|\/\/.*|`[^`]*`|'[^']*'|\/(?:[^/\n\\]|\\.)+\//g, '');
    assert.doesNotMatch(
      text,
      /[\s.{(]#[a-z]\w*|\.at\(|\.findLast|\.hasOwn|structuredClone|randomUUID|\.subtle|serviceWorker|^await /m,
      name,
    );
  }
});
