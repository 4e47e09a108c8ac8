/**
 * @typedef {{t: string, id: number, why?: string, retryAfter?: number, receipt?: string, version?: number, ballot?: any}} Answer
 */
/** @typedef {{text: string, kept: boolean, join: boolean, since: number, resolve: (answer: Answer) => void}} Waiting */

/** A command that has found no connection for so long has surprised its sender enough; it is given back. */
const PATIENCE = 60_000;
const RENEW = ['EXPIRED', 'JOIN_FIRST'];
export const LATER = ['TRY_AGAIN', 'TOO_FAST'];

/**
 * The commands that still wait for their Ok or No. Each is answered exactly once; one that the connection swallowed
 * is sent again, unchanged.
 */
export class Commands {
  _next = 1;
  _ready = false;
  /** @type {Map<number, Waiting>} */
  _waiting = new Map();
  _write;
  _renew;
  _time;

  /**
   * @param {object} means
   * @param {(text: string) => void} means.write sends a frame if there is somebody to send it to
   * @param {() => void} means.renew gets a new pass and joins again
   * @param {import('./time.js').Time} means.time
   */
  constructor({ write, renew, time }) {
    this._write = write;
    this._renew = renew;
    this._time = time;
  }

  /**
   * @param {{t: string, [field: string]: unknown}} fields
   * @param {{kept?: boolean}} [how] kept: waits for the Welcome, and is sent again after a lost connection
   * @returns {Promise<Answer>} the Ok or the No; a No LOST if the connection went first
   */
  send({ t, ...fields }, { kept = true } = {}) {
    const id = this._next++;
    const text = JSON.stringify({ t, id, ...fields });
    return new Promise((resolve) => {
      this._waiting.set(id, { text, kept, join: t === 'Join', since: this._time.now(), resolve });
      if (this._ready || !kept) this._write(text);
    });
  }

  /** @param {Answer} answer */
  answer(answer) {
    const command = this._waiting.get(answer.id);
    if (!command) return;
    const why = answer.why ?? '';
    const stale = RENEW.includes(why) && !command.join;
    if (stale) this._renew();
    if (stale && command.kept) return;
    if (command.kept && LATER.includes(why) && this._patient(command)) this._again(answer.id, answer.retryAfter);
    else this._settle(answer.id, answer);
  }

  /** The connection is gone: what must not be sent again is given back. */
  lost() {
    this._ready = false;
    for (const [id, command] of this._waiting) if (!command.kept) this._settle(id, { t: 'No', id, why: 'LOST' });
  }

  /** The connection is back: everything unanswered goes again, what has waited too long is given back. */
  resend() {
    this._ready = true;
    for (const [id, command] of this._waiting) {
      if (!command.kept) continue;
      if (this._patient(command)) this._write(command.text);
      else this._settle(id, { t: 'No', id, why: 'LOST' });
    }
  }

  /** @param {number} id @param {number} [retryAfter] */
  _again(id, retryAfter = 500) {
    this._time.after(retryAfter * (1 + this._time.chance() / 2), () => {
      const command = this._waiting.get(id);
      if (command && this._ready) this._write(command.text);
    });
  }

  /** @param {Waiting} command */
  _patient(command) {
    return this._time.now() - command.since < PATIENCE;
  }

  /** @param {number} id @param {Answer} answer */
  _settle(id, answer) {
    this._waiting.get(id)?.resolve(answer);
    this._waiting.delete(id);
  }
}
