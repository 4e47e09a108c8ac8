import { realTime } from '../time.js';

/** @typedef {import('../commands.js').Answer} Answer @typedef {import('../items.js').Held} Held */
/** @typedef {{t: string, of?: () => {[field: string]: unknown}, seen?: number, [field: string]: unknown}} Act */

/** What an act changed is on the screen sooner than this; an answer is not held back for ever. */
const SHOWN_WITHIN = 1000;

/**
 * A moderator's acts on their way. Each says what was on the screen when it was done, so that nothing is done to a state
 * that nobody saw; acts about the same item go one after the other, or the second would stumble over the first.
 */
export class Acts {
  _send;
  _held;
  _changed;
  _time;
  /** The last act about each item. @type {Map<string, Promise<unknown>>} */
  _lines = new Map();
  /** How many are under way. @type {Map<string, number>} */
  _waiting = new Map();
  /** What this moderator made of an item is seen, though it is not on the screen yet. @type {Map<string, {epoch: string | null, version: number}>} */
  _made = new Map();
  /** @type {Set<() => void>} */
  _looking = new Set();

  /**
   * @param {object} means
   * @param {(fields: {t: string, [field: string]: unknown}) => Promise<Answer>} means.send
   * @param {() => Held} means.held
   * @param {() => void} means.changed
   * @param {import('../time.js').Time} [means.time]
   */
  constructor({ send, held, changed, time = realTime }) {
    this._send = send;
    this._held = held;
    this._changed = changed;
    this._time = time;
  }

  /** Whether something is under way about an item, such as `question/q7f` or `session`. @param {string} about */
  waits(about) {
    return this._waiting.has(about);
  }

  /** Does an act; fields that depend on the act before it are asked for by `of` when its turn has come. @param {Act} act @returns {Promise<Answer>} */
  do(act) {
    const about = aboutOf(act);
    const { version } = this._held();
    const before = this._lines.get(about);
    const done = this._count(about, async () => {
      await before;
      return this._go(act, about, version);
    });
    this._lines.set(about, done);
    return done;
  }

  /** Another version is on the screen. */
  heard() {
    for (const look of [...this._looking]) look();
  }

  /** @param {Act} act @param {string} about @param {number} version */
  async _go({ of = () => ({}), seen, ...fields }, about, version) {
    const made = this._made.get(about);
    const own = made && made.epoch === this._held().epoch ? made.version : 0;
    const answer = await this._send({ ...fields, ...of(), seen: seen ?? Math.max(version, own) });
    if (answer.t === 'Ok' && answer.version)
      this._made.set(about, { epoch: this._held().epoch, version: answer.version });
    if (answer.version || answer.why === 'CHANGED') await this._shown(answer.version ?? version + 1);
    return answer;
  }

  /** An act is over when its outcome is on the screen. @param {number} version @returns {Promise<void>} */
  _shown(version) {
    if (this._held().version >= version) return Promise.resolve();
    return new Promise((resolve) => {
      const enough = () => {
        this._looking.delete(look);
        resolve();
      };
      const hush = this._time.after(SHOWN_WITHIN, enough);
      const look = () => {
        if (this._held().version < version) return;
        hush();
        enough();
      };
      this._looking.add(look);
    });
  }

  /** @param {string} about @param {() => Promise<Answer>} work */
  async _count(about, work) {
    this._waiting.set(about, (this._waiting.get(about) ?? 0) + 1);
    this._changed();
    const answer = await work();
    const left = (this._waiting.get(about) ?? 1) - 1;
    if (left) this._waiting.set(about, left);
    else this._waiting.delete(about);
    this._changed();
    return answer;
  }
}

/** The item that an act is about. @param {{t: string, [field: string]: unknown}} act */
export function aboutOf({ t, question, box }) {
  if (t === 'Place' || t === 'Reword') return `question/${question}`;
  if (t === 'Ask') return 'ask';
  return typeof box === 'string' ? box : 'session';
}
