/** @typedef {import('./lanes.js').Command} Command @typedef {import('../items.js').Items} Items */
/**
 * `before` and `after`: what the command decided about, as it stood.
 * @typedef {{action: string, question: string, inverse: Command[], before: unknown, after: unknown}} Done
 */

/** More than anybody takes back in a row. */
const MOST = 50;

/**
 * The commands that undo a command of the queue, given the items before it.
 * @param {Command} command
 * @param {Items} items
 * @returns {Command[]}
 */
export function inverseOf({ t, question, lane }, items) {
  const lit = items.session.stage.spotlight ?? null;
  if (t === 'Spotlight') return [{ t, question: lit }];
  const before = items[`question/${question}`];
  if (t === 'Reword') return [{ t, question, text: before.text }];
  const back = { t: 'Place', question, lane: before.lane, reason: before.reason };
  const goesDark = lit === question && (lane === 'new' || lane === 'declined');
  return goesDark ? [back, { t: 'Spotlight', question }] : [back];
}

/**
 * What a command decides about, as it stands. An item is laid over the map anew with each change, so the very same
 * object means that nobody has touched the question, not even there and back.
 * @param {Command} command
 * @param {Items} items
 * @returns {unknown}
 */
export const standOf = ({ t, question }, items) =>
  t === 'Spotlight' ? (items.session.stage.spotlight ?? null) : items[`question/${question}`];

/** This moderator's own acts on the queue, to be taken back one by one, the last first. */
export class Undo {
  /** @type {Done[]} */
  _done = [];

  get last() {
    return this._done[this._done.length - 1];
  }

  /** @param {Done} done */
  add(done) {
    this.moved(done.before, done.after);
    this._done = [...this._done, done].slice(-MOST);
  }

  /** An own later act on the same question does not stand in the way of taking back the one before it. @param {unknown} before @param {unknown} after */
  moved(before, after) {
    this._done = this._done.map((done) => (done.after === before ? { ...done, after } : done));
  }

  /**
   * Takes the last act off, and tells whether it still stands: what somebody has changed since is not undone.
   * @param {Items} items
   * @returns {{done: Done, stands: boolean} | undefined}
   */
  take(items) {
    const done = this._done.pop();
    return done && { done, stands: standOf(done.inverse[0], items) === done.after };
  }
}
