import { LANES } from './lanes.js';

/** @typedef {{id: string, lane: string, place: number}} At */

/** The cards of a queue as the focus goes over them: one has it, or had it last in its lane. */
export class Cards {
  _queue;
  /** What is to have the focus once it is drawn, as a selector. */
  _wanted = '';
  /** The card of each lane that Tab finds. @type {{[lane: string]: string}} */
  _last = {};

  /** @param {HTMLElement} queue */
  constructor(queue) {
    this._queue = queue;
  }

  /** The card that has the focus, in whatever part of it. @returns {At | null} */
  get at() {
    const slip = document.activeElement?.closest('[data-slip]');
    return slip instanceof HTMLElement && this._queue.contains(slip) ? this._told(slip) : null;
  }

  /** @param {HTMLElement} slip @returns {At} */
  _told(slip) {
    const lane = laneOf(slip);
    return { id: slip.dataset.slip ?? '', lane, place: this.of(lane).indexOf(slip) };
  }

  /** @param {string} lane @returns {HTMLElement[]} */
  of(lane) {
    return [...this._queue.querySelectorAll(`.lane[data-lane="${lane}"] [data-slip]`)].map(
      (slip) => /** @type {HTMLElement} */ (slip),
    );
  }

  /** Whether somebody works in the lane: the focus or the pointer is on its cards. @param {string} lane */
  handsOn(lane) {
    const list = this._queue.querySelector(`.lane[data-lane="${lane}"] .cards`);
    return Boolean(list && (list.matches(':hover') || (document.hasFocus() && list.contains(document.activeElement))));
  }

  /** Which card of a lane Tab finds. @param {string} lane @param {string[]} listed */
  tabStop(lane, listed) {
    const at = this.at;
    if (at?.lane === lane) this._last[lane] = at.id;
    return listed.includes(this._last[lane]) ? this._last[lane] : listed[0];
  }

  /** The card that follows in its lane, else the one before. @param {string} id */
  after(id) {
    const slip = this._queue.querySelector(`[data-question="${id}"]`);
    if (!(slip instanceof HTMLElement)) return '';
    const others = this.of(laneOf(slip)).filter(
      (other) => !('pending' in other.dataset || 'gone' in other.dataset) || other === slip,
    );
    const place = others.indexOf(slip);
    return (others[place + 1] ?? others[place - 1])?.dataset.slip ?? '';
  }

  /** The lane that has the focus, on a card or, when it is empty, as a whole. */
  get lane() {
    const lane = document.activeElement?.closest('.lane');
    return lane instanceof HTMLElement && this._queue.contains(lane) ? (lane.dataset.lane ?? '') : '';
  }

  /** One card up or down, on into the next lane that has any. @param {1 | -1} way */
  step(way) {
    if (!this.at && this.lane) return this.cross(way);
    const all = LANES.flatMap((lane) => this.of(lane));
    const next = all[all.findIndex((slip) => slip.contains(document.activeElement)) + way] ?? (this.at ? null : all[0]);
    next?.focus();
    return Boolean(next);
  }

  /** To the neighbouring lane that has cards. @param {1 | -1} way */
  cross(way) {
    const from = LANES.indexOf(this.lane);
    const others = way > 0 ? LANES.slice(from + 1) : LANES.slice(0, Math.max(from, 0)).reverse();
    const slips = others.map((lane) => this.of(lane)).find((cards) => cards.length > 0) ?? [];
    (slips.find((slip) => slip.tabIndex === 0) ?? slips[0])?.focus();
    return slips.length > 0;
  }

  /** @param {string} selector */
  want(selector) {
    this._wanted = selector;
  }

  /** @param {string} id */
  wantCard(id) {
    this.want(`[data-question="${id}"]`);
  }

  /** After a drawing: the focus goes where it is wanted, or, if its card went, to the one that took its place. @param {At | null} before */
  settle(before) {
    const wanted = this._wanted && this._queue.querySelector(this._wanted);
    this._wanted = '';
    if (wanted instanceof HTMLElement) wanted.focus();
    else if (before && (document.activeElement === document.body || !document.activeElement)) this._fill(before);
  }

  /** @param {At} before */
  _fill({ lane, place }) {
    const slips = this.of(lane);
    const one = slips[Math.min(place, slips.length - 1)] ?? this._queue.querySelector(`.lane[data-lane="${lane}"]`);
    if (one instanceof HTMLElement) one.focus();
  }
}

/** @param {HTMLElement} slip */
const laneOf = (slip) => /** @type {HTMLElement | null} */ (slip.closest('.lane'))?.dataset.lane ?? '';
