/** What each key does, in the order in which the help tells it. @type {[string, string[]][]} */
export const KEYS = [
  ['down', ['J', '↓']],
  ['up', ['K', '↑']],
  ['left', ['←']],
  ['right', ['→']],
  ['show', ['A']],
  ['decline', ['D']],
  ['spotlight', ['S']],
  ['answer', ['X']],
  ['restore', ['R']],
  ['reword', ['E']],
  ['undo', ['U']],
  ['arrivals', ['N']],
  ['aloud', ['Q']],
  ['search', ['/']],
  ['help', ['?']],
];

/** Keys that may be held down; an act happens once a press. */
const MOVES = ['down', 'up', 'left', 'right'];

/** The same keys as a Chinese keyboard and the browser name them. @type {{[key: string]: string}} */
const NAMES = { '／': '/', '、': '/', '？': '?', arrowdown: '↓', arrowup: '↑', arrowleft: '←', arrowright: '→' };

const ACTIONS = new Map(KEYS.flatMap(([action, keys]) => keys.map((key) => [key.toLowerCase(), action])));

/** The key that is written on an action's button. @param {string} action */
export const keyFor = (action) => KEYS.find(([name]) => name === action)?.[1][0] ?? '';

/**
 * What a pressed key asks for; nothing while somebody types, composes a character or means the browser.
 * @param {{key: string, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean, repeat?: boolean, isComposing?: boolean,
 *   keyCode?: number}} event
 * @param {boolean} typing whether it goes to a field
 */
export function actionOf(event, typing) {
  if (typing || !isPlain(event)) return '';
  const key = event.key.toLowerCase();
  const action = ACTIONS.get(NAMES[key] ?? key) ?? '';
  return event.repeat && !MOVES.includes(action) ? '' : action;
}

/** A key by itself, and not one that belongs to an input method (which some browsers tell by the code 229 alone). @param {any} event */
export const isPlain = ({ ctrlKey, altKey, metaKey, isComposing, keyCode }) =>
  !ctrlKey && !altKey && !metaKey && !isComposing && keyCode !== 229;

/** Whether what is pressed there is typed. @param {EventTarget | null} target */
export const isField = (target) =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null;

/**
 * What a key means in a small form: Enter says it, Escape leaves it, and neither while a character is composed.
 * @param {{key: string, shiftKey?: boolean, isComposing?: boolean, keyCode?: number}} event
 */
export function formKey({ key, shiftKey, isComposing, keyCode }) {
  if (isComposing || keyCode === 229) return '';
  if (key === 'Escape') return 'leave';
  return key === 'Enter' && !shiftKey ? 'say' : '';
}
