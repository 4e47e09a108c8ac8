import { answered, BLANK, meet, next, say } from './ballot.js';
import { roundOf } from './items.js';
import { realTime } from './time.js';

/** @typedef {import('./ballot.js').Marks} Marks */
/** @typedef {{word: import('./ballot.js').Word, why?: string}} Notice */

const LATER = ['TRY_AGAIN', 'TOO_FAST'];
const WAIT = ['LOST', 'EXPIRED', 'JOIN_FIRST'];

/** What this phone said in each box and round until the server has said Ok. One cast a box is on its way at a time; the newest wins. */
export class Outbox {
  #prefix;
  #store;
  #send;
  #changed;
  #time;
  /** @type {import('./items.js').Items} */
  #items = {};
  #here = false;
  /** The boxes that have a cast on its way or pause before the next try, each with that turn. @type {Map<string, object>} */
  #turns = new Map();
  /** What has left the store but may be asked for while the page lives. @type {Map<string, import('./ballot.js').Entry>} */
  #former = new Map();
  /** @type {Map<string, Notice>} */
  #notices = new Map();

  /**
   * @param {object} means
   * @param {string} means.code the session's
   * @param {import('./device.js').Store} means.store
   * @param {(cast: {t: 'Cast', [field: string]: unknown}) => Promise<import('./commands.js').Answer>} means.send
   * @param {() => void} means.changed
   * @param {import('./time.js').Time} [means.time]
   */
  constructor({ code, store, send, changed, time = realTime }) {
    this.#prefix = `rostrum.${code}.ballot.`;
    this.#store = store;
    this.#send = send;
    this.#changed = changed;
    this.#time = time;
  }

  /** What the phone remembers of a box in a round, with what the person must be told of it. @param {string} box @param {string | undefined} round */
  of(box, round) {
    const notice = this.#notices.get(box);
    return { ...this.#read(box, round ?? ''), notice };
  }

  /** @param {string} box @param {string} round @param {Marks} marks */
  say(box, round, marks) {
    this.#notices.delete(box);
    this.#write(box, round, say(this.#read(box, round), marks));
    this.#pump(box, round);
    this.#changed();
  }

  /**
   * The server's ballots have come: what it lacks goes again, what it has newer counts.
   * @param {{[box: string]: {round: string, seq: number, marks: Marks, receipt?: string}}} ballots
   * @param {import('./items.js').Items} items
   */
  welcome(ballots, items) {
    this.#items = items;
    this.#here = true;
    for (const [box, { round }] of Object.entries(ballots)) this.#write(box, round, this.#read(box, round));
    for (const { box, round } of this.#kept()) this.#meet(box, round, ballots[box]);
    this.#changed();
  }

  /** The connection is gone; what was on its way is asked about again after the next Welcome. */
  lost() {
    this.#here = false;
    this.#turns.clear();
  }

  /** The session is over: nothing more can be cast, so nothing need be kept. */
  forget() {
    for (const { name, box, round } of this.#kept()) {
      this.#former.set(name, this.#read(box, round));
      this.#store.remove(name);
    }
  }

  /** @param {string} box @param {string} round @param {{round: string, seq: number, marks: Marks, receipt?: string}} [held] */
  #meet(box, round, held) {
    if (round !== roundOf(this.#items, box)) return this.#outlived(box, round);
    const ballot = held?.round === round ? { seq: held.seq, marks: held.marks, receipt: held.receipt } : undefined;
    const before = this.#read(box, round);
    const met = meet(before, ballot);
    if (met.unsent && !before.unsent) this.#notices.set(box, { word: 'older' });
    this.#write(box, round, met);
    this.#pump(box, round);
  }

  /** Scoring has begun anew meanwhile: what was said in the round before counts nowhere, and the person is told. @param {string} box @param {string} round */
  #outlived(box, round) {
    const { said, ...rest } = this.#read(box, round);
    if (!said || !this.#items[box]) return;
    this.#write(box, round, rest);
    this.#notices.set(box, { word: 'changed' });
  }

  /** @param {string} box @param {string} round */
  async #pump(box, round) {
    const cast = next(this.#read(box, round));
    if (!this.#here || !cast || this.#turns.has(box)) return;
    const turn = {};
    this.#turns.set(box, turn);
    const answer = await this.#send({ t: 'Cast', box, round, ...cast });
    const why = answer.why ?? '';
    if (LATER.includes(why)) await this.#pause(answer.retryAfter);
    else if (!WAIT.includes(why)) this.#hear(box, round, cast, answer);
    if (this.#turns.get(box) !== turn) return;
    this.#turns.delete(box);
    if (!WAIT.includes(why)) void this.#pump(box, round);
  }

  /** @param {string} box @param {string} round @param {import('./ballot.js').Cast} cast @param {import('./commands.js').Answer} answer */
  #hear(box, round, cast, answer) {
    const { entry, word } = answered(this.#read(box, round), cast, answer, this.#time.now());
    this.#write(box, round, entry);
    if (word) this.#notices.set(box, { word, why: answer.why });
    this.#changed();
  }

  /** @param {number} [retryAfter] @returns {Promise<void>} */
  #pause(retryAfter = 500) {
    return new Promise((done) => this.#time.after(retryAfter * (1 + this.#time.chance() / 2), done));
  }

  #kept() {
    return this.#store.names(this.#prefix).map((name) => {
      const at = name.lastIndexOf('@');
      return { name, box: name.slice(this.#prefix.length, at), round: name.slice(at + 1) };
    });
  }

  /** @param {string} box @param {string} round @returns {import('./ballot.js').Entry} */
  #read(box, round) {
    const name = `${this.#prefix}${box}@${round}`;
    return this.#store.read(name) ?? this.#former.get(name) ?? BLANK;
  }

  /** @param {string} box @param {string} round @param {import('./ballot.js').Entry} entry */
  #write(box, round, entry) {
    this.#store.write(`${this.#prefix}${box}@${round}`, entry);
  }
}
