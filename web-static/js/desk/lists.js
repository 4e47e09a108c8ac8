import { lasting } from '../device.js';
import { LANES, matches } from './lanes.js';
import { ORDERS, Standing } from './order.js';

/** @typedef {import('../items.js').Question} Question */

/** The lanes whose order one chooses, and how they stand until one does; in the others the latest comes first. @type {{[lane: string]: string}} */
export const SORTED = { new: 'waiting', shown: 'votes' };

/** What each lane lists, in the order that this moderator chose on this device. */
export class Lists {
  _standing = Object.fromEntries(LANES.map((lane) => [lane, new Standing()]));

  /** @param {string} lane */
  orderOf(lane) {
    const chosen = lasting.get(`rostrum.order.${lane}`) ?? '';
    return chosen in ORDERS ? chosen : (SORTED[lane] ?? 'newest');
  }

  /** @param {string} lane @param {string} order */
  choose(lane, order) {
    lasting.set(`rostrum.order.${lane}`, order);
    this.bringIn(lane);
  }

  /** Lists what waits, and everything in its order. @param {string} lane */
  bringIn(lane) {
    this._standing[lane].forget();
  }

  /**
   * @param {string} lane
   * @param {Question[]} questions all of them
   * @param {{handsOn: boolean, own: (question: Question) => boolean, search: string}} how
   */
  of(lane, questions, { handsOn, own, search }) {
    const known = new Map(questions.map((question) => [question.id, question]));
    const here = questions.filter((question) => question.lane === lane).sort(ORDERS[this.orderOf(lane)]);
    const { listed, waiting } = this._standing[lane].settle(
      here.map(({ id }) => id),
      { handsOn, own: (id) => isOwn(known.get(id), own), now: Date.now() },
    );
    const found = listed.flatMap((id) => known.get(id) ?? []).filter((question) => matches(question, search));
    return { total: here.length, listed: found, waiting: waiting.length };
  }
}

/** One that is there no more has gone for everybody. @param {Question | undefined} question @param {(question: Question) => boolean} own */
const isOwn = (question, own) => question === undefined || own(question);
