import { byAge, byUpvotes, calmly, STAYS } from '../items.js';

/** @typedef {import('../items.js').Question} Question */

/** @type {{[order: string]: (a: Question, b: Question) => number}} */
export const ORDERS = { waiting: (a, b) => byAge(b, a), votes: byUpvotes, newest: byAge };

/**
 * What a lane lists while somebody works in it: what stood there stands, also what others have taken away meanwhile (it
 * is marked as gone, and nothing closes up under the cursor); what has come waits, unless this moderator brought it.
 * @param {string[]} standing
 * @param {string[]} wanted the lane's questions in their order
 * @param {(id: string) => boolean} own whether this moderator moved it here or away
 */
export function underHands(standing, wanted, own) {
  const kept = standing.filter((id) => wanted.includes(id) || !own(id));
  if (!kept.some((id) => wanted.includes(id))) return { listed: wanted, waiting: [] };
  const listed = wanted.reduce(
    (list, id, at) => (list.includes(id) || !own(id) ? list : put(list, id, wanted[at - 1])),
    kept,
  );
  return { listed, waiting: wanted.filter((id) => !listed.includes(id)) };
}

/** The list with one more, behind the one that comes before it in the order. @param {string[]} list @param {string} id @param {string} before */
function put(list, id, before) {
  const at = list.indexOf(before) + 1;
  return [...list.slice(0, at), id, ...list.slice(at)];
}

/** The order in which one lane stands on one screen. */
export class Standing {
  /** @type {string[]} */
  listed = [];
  /** @type {string[]} */
  waiting = [];
  _since = -Infinity;

  /**
   * With hands on the lane nothing moves; without, the order is looked at anew every few seconds, and what comes
   * meanwhile stands at its end.
   * @param {string[]} wanted
   * @param {{handsOn: boolean, own: (id: string) => boolean, now: number}} how
   */
  settle(wanted, { handsOn, own, now }) {
    if (handsOn) return Object.assign(this, underHands(this.listed, wanted, own));
    const rests = now - this._since < STAYS;
    if (!rests) this._since = now;
    this.listed = calmly(this.listed, wanted, !rests);
    this.waiting = [];
    return this;
  }

  /** Lists everything in its order at the next look. */
  forget() {
    this.listed = [];
    this._since = -Infinity;
  }
}
