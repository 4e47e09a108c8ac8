// The words of the pages: one catalogue a language, one flat key space.

import { lasting } from './device.js';

export const LANGUAGES = ['zh-Hans', 'en'];
const CHOICE = 'rostrum.language';

const AGAIN = 1000;

/** @type {{[language: string]: {[key: string]: string}}} */
const catalogues = {};
/** @type {{[key: string]: string} | undefined} */
let words;
/** The language that the page speaks now. */
export let language = LANGUAGES[0];

/** The language to speak: what this person chose, else the session's, else the browser's. @param {string} [session] */
export function preferred(session) {
  const wanted = lasting.get(CHOICE) ?? session ?? navigator.language;
  return LANGUAGES.find((known) => known === wanted) ?? (/^zh/i.test(wanted) ? 'zh-Hans' : 'en');
}

/** @param {string} wanted */
export function choose(wanted) {
  lasting.set(CHOICE, wanted);
}

/** Fetches all the words, as a page can say nothing without them and may change its language with no connection later. */
export const learn = () => Promise.all(LANGUAGES.map(learnOne));

/** @param {string} name @returns {Promise<void>} */
async function learnOne(name) {
  const reply = await fetch(new URL(`../text/${name}.json`, import.meta.url)).catch(() => null);
  const learned = reply?.ok && (await reply.json().catch(() => null));
  if (learned) catalogues[name] = learned;
  else await new Promise((again) => setTimeout(again, AGAIN)).then(() => learnOne(name));
}

/** Speaks a language from now on; false as long as its words are not here. @param {string} wanted one of LANGUAGES */
export function speak(wanted) {
  if (!catalogues[wanted]) return false;
  if (words === catalogues[wanted]) return true;
  words = catalogues[wanted];
  language = wanted;
  document.documentElement.lang = wanted;
  return true;
}

/**
 * The words for a key, with the values in their places. `KEY.one` is taken where `n` is 1 and a language has it.
 * @param {string} key
 * @param {{[name: string]: string | number}} [values]
 */
export function t(key, values = {}) {
  const pattern = (values.n === 1 && words?.[`${key}.one`]) || words?.[key] || key;
  return pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** A name that is kept in several languages. @param {{[language: string]: string}} names */
export const inLanguage = (names) => names[language] ?? names['zh-Hans'] ?? Object.values(names)[0];

/** @param {number} ms */
export const clockTime = (ms) =>
  new Date(ms).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** @param {string} [date] such as 2025-02-14 */
export const longDate = (date) =>
  date
    ? new Date(`${date}T00:00:00`).toLocaleDateString(language, { year: 'numeric', month: 'long', day: 'numeric' })
    : '';
