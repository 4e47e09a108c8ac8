import { answered, BLANK, meet, next, say } from './ballot.js';
import { LATER } from './commands.js';
import { roundOf } from './items.js';
import { realTime } from './time.js';

/** @typedef {import('./ballot.js').Marks} Marks */
/** @typedef {{word: import('./ballot.js').Word, why?: string}} Notice */

const WAIT = ['LOST', 'EXPIRED', 'JOIN_FIRST'];

/**
 * What this phone said in each box and round until the server has said Ok. One cast a box is on its way at a time;
 * the newest wins.
 */
export class Outbox {
  _prefix;
  _store;
  _send;
  _changed;
  _time;
  /** @type {import('./items.js').Items} */
  _items = {};
  _here = false;
  /**
   * The boxes that have a cast on its way or pause before the next try, each with that turn.
   * @type {Map<string, object>}
   */
  _turns = new Map();
  /**
   * What has left the store but may be asked for while the page lives.
   * @type {Map<string, import('./ballot.js').Entry>}
   */
  _former = new Map();
  /** @type {Map<string, Notice>} */
  _notices = new Map();

  /**
   * @param {object} means
   * @param {string} means.code the session's
   * @param {import('./device.js').Store} means.store
   * @param {(cast: {t: 'Cast', [field: string]: unknown}) => Promise<import('./commands.js').Answer>} means.send
   * @param {() => void} means.changed
   * @param {import('./time.js').Time} [means.time]
   */
  constructor({ code, store, send, changed, time = realTime }) {
    this._prefix = `rostrum.${code}.ballot.`;
    this._store = store;
    this._send = send;
    this._changed = changed;
    this._time = time;
  }

  /**
   * What the phone remembers of a box in a round, with what the person must be told of it.
   * @param {string} box
   * @param {string | undefined} round
   */
  of(box, round) {
    const notice = this._notices.get(box);
    return { ...this._read(box, round ?? ''), notice };
  }

  /** Whether anything that was said here still waits for its Ok. */
  get waits() {
    return this._kept().some(({ box, round }) => Boolean(this._read(box, round).said));
  }

  /** @param {string} box @param {string} round @param {Marks} marks */
  say(box, round, marks) {
    this._notices.delete(box);
    this._write(box, round, say(this._read(box, round), marks));
    this._pump(box, round);
    this._changed();
  }

  /**
   * The server's ballots have come: what it lacks goes again, what it has newer counts.
   * @param {{[box: string]: {round: string, seq: number, marks: Marks, receipt?: string}}} ballots
   * @param {import('./items.js').Items} items
   */
  welcome(ballots, items) {
    this._items = items;
    this._here = true;
    for (const [box, { round }] of Object.entries(ballots)) this._write(box, round, this._read(box, round));
    for (const { box, round } of this._kept()) this._meet(box, round, ballots[box]);
    this._changed();
  }

  /** The connection is gone; what was on its way is asked about again after the next Welcome. */
  lost() {
    this._here = false;
    this._turns.clear();
  }

  /** The session is over: nothing more can be cast, so nothing need be kept. */
  forget() {
    for (const { name, box, round } of this._kept()) {
      this._former.set(name, this._read(box, round));
      this._store.remove(name);
    }
  }

  /**
   * @param {string} box
   * @param {string} round
   * @param {{round: string, seq: number, marks: Marks, receipt?: string}} [held]
   */
  _meet(box, round, held) {
    if (round !== roundOf(this._items, box)) return this._outlived(box, round);
    const ballot = held?.round === round ? { seq: held.seq, marks: held.marks, receipt: held.receipt } : undefined;
    const before = this._read(box, round);
    const met = meet(before, ballot);
    if (met.unsent && !before.unsent) this._notices.set(box, { word: 'older' });
    this._write(box, round, met);
    this._pump(box, round);
  }

  /**
   * Scoring has begun anew meanwhile: what was said in the round before counts nowhere, and the person is told.
   * @param {string} box
   * @param {string} round
   */
  _outlived(box, round) {
    const { said, ...rest } = this._read(box, round);
    if (!said || !this._items[box]) return;
    this._write(box, round, rest);
    this._notices.set(box, { word: 'changed' });
  }

  /** @param {string} box @param {string} round */
  async _pump(box, round) {
    const cast = next(this._read(box, round));
    if (!this._here || !cast || this._turns.has(box)) return;
    const turn = {};
    this._turns.set(box, turn);
    const answer = await this._send({ t: 'Cast', box, round, ...cast });
    const why = answer.why ?? '';
    if (LATER.includes(why)) await this._pause(answer.retryAfter);
    else if (!WAIT.includes(why)) this._hear(box, round, cast, answer);
    if (this._turns.get(box) !== turn) return;
    this._turns.delete(box);
    if (!WAIT.includes(why)) void this._pump(box, round);
  }

  /**
   * @param {string} box
   * @param {string} round
   * @param {import('./ballot.js').Cast} cast
   * @param {import('./commands.js').Answer} answer
   */
  _hear(box, round, cast, answer) {
    const { entry, word } = answered(this._read(box, round), cast, answer, this._time.now());
    this._write(box, round, entry);
    if (word) this._notices.set(box, { word, why: answer.why });
    this._changed();
  }

  /** @param {number} [retryAfter] @returns {Promise<void>} */
  _pause(retryAfter = 500) {
    return new Promise((done) => this._time.after(retryAfter * (1 + this._time.chance() / 2), done));
  }

  _kept() {
    return this._store.names(this._prefix).map((name) => {
      const at = name.lastIndexOf('@');
      return { name, box: name.slice(this._prefix.length, at), round: name.slice(at + 1) };
    });
  }

  /** @param {string} box @param {string} round @returns {import('./ballot.js').Entry} */
  _read(box, round) {
    const name = `${this._prefix}${box}@${round}`;
    return this._store.read(name) ?? this._former.get(name) ?? BLANK;
  }

  /** @param {string} box @param {string} round @param {import('./ballot.js').Entry} entry */
  _write(box, round, entry) {
    this._store.write(`${this._prefix}${box}@${round}`, entry);
  }
}
