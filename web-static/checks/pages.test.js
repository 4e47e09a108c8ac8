import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const PAGES = readdirSync(HERE).filter((name) => name.endsWith('.html'));
const read = (name) => readFileSync(join(HERE, name), 'utf8');

const scripts = () =>
  readdirSync(join(HERE, 'js'), { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => posix.join('js', name));

/** Comments name modules too. */
const code = (script) => read(script).replace(/\/\*\*[^]*?\*\//g, '');

const IMPORT = /^import (?:\{([\w$,\s]+)\} from )?'(\.[^']+)';$/gm;

/** Every module of ours that a script needs, each after those that it needs itself; `above` is the way that led to it. */
function graph(script, found = [], above = []) {
  assert.ok(!above.includes(script), `${script} needs itself: ${above.join(' ')}`);
  if (found.includes(script) || script.startsWith('lib/')) return found;
  for (const [, , name] of code(script).matchAll(IMPORT))
    graph(posix.join(posix.dirname(script), name), found, [...above, script]);
  return (found.push(script), found);
}

const declared = (script) =>
  [...code(script).matchAll(/^(?:export )?(?:async )?(?:function|class|const|let) ([^\s(=;]+)/gm)].map(
    ([, name]) => name,
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

  const [script] = /js\/[^"]+/.exec(text);

  test(`${page} can have its modules linked into one scope, where each name stands for one thing`, () => {
    const names = new Map();
    for (const module of graph(script))
      for (const name of declared(module)) {
        assert.match(name, /^[\w$]+$/, `${module} declares ${name}`);
        assert.ok(!names.has(name), `${module} declares ${name}, as ${names.get(name)} does`);
        names.set(name, module);
      }
  });

  test(`${page} asks for one script and one style sheet, and for the words at once`, () => {
    assert.deepEqual(
      asked.map((name) => name.replace(/\/\w+\.(js|css)$/, '/*.$1')),
      ['css/*.css', 'js/*.js', 'js/*.js', 'text/zh-Hans.json', 'text/en.json'],
    );
  });
}

test('modules import and export names as they are, and fetch nothing later but libraries', () => {
  for (const name of scripts()) {
    const text = code(name);
    for (const [line] of text.matchAll(/^import\b[^;]*;$/gm)) {
      assert.match(line, new RegExp(IMPORT.source), `${name}: ${line}`);
      assert.doesNotMatch(line, /\bas\b/, `${name}: ${line}`);
    }
    for (const [line] of text.matchAll(/^export (?!\{\};).*$/gm))
      assert.match(line, /^export (?:async function|function|class|const|let) \w/, `${name}: ${line}`);
    for (const [, later] of text.matchAll(/\bimport\(([^)]*)\)/g)) assert.match(later, /^'(?:\.\.\/)+lib\//, name);
  }
});

test('no template sets a style attribute, which the content security policy would drop', () => {
  for (const name of scripts()) assert.doesNotMatch(read(name), /\sstyle=|unsafeHTML|innerHTML/, name);
});

test('the scripts stay within what the oldest browsers know: ES2021, and class fields but no private names', () => {
  for (const name of scripts()) {
    const text = read(name).replace(/\/\*[^]*?\*\/|\/\/.*|`[^`]*`|'[^']*'|\/(?:[^/\n\\]|\\.)+\//g, '');
    assert.doesNotMatch(
      text,
      /[\s.{(]#[a-z]\w*|\.at\(|\.findLast|\.hasOwn|structuredClone|randomUUID|\.subtle|serviceWorker|^await /m,
      name,
    );
  }
});
