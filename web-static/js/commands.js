/** @typedef {{t: string, id: number, why?: string, retryAfter?: number, receipt?: string, version?: number, ballot?: any}} Answer */
/** @typedef {{text: string, kept: boolean, join: boolean, since: number, resolve: (answer: Answer) => void}} Waiting */

/** A command that has found no connection for so long has surprised its sender enough; it is given back. */
const PATIENCE = 60_000;
const RENEW = ['EXPIRED', 'JOIN_FIRST'];
const LATER = ['TRY_AGAIN', 'TOO_FAST'];

/** The commands that still wait for their Ok or No. Each is answered exactly once; one that the connection swallowed is sent again, unchanged. */
export class Commands {
  #next = 1;
  #ready = false;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #write;
  #renew;
  #time;

  /**
   * @param {object} means
   * @param {(text: string) => void} means.write sends a frame if there is somebody to send it to
   * @param {() => void} means.renew gets a new pass and joins again
   * @param {import('./time.js').Time} means.time
   */
  constructor({ write, renew, time }) {
    this.#write = write;
    this.#renew = renew;
    this.#time = time;
  }

  /**
   * @param {{t: string, [field: string]: unknown}} fields
   * @param {{kept?: boolean}} [how] kept: waits for the Welcome, and is sent again after a lost connection
   * @returns {Promise<Answer>} the Ok or the No; a No LOST if the connection went first
   */
  send({ t, ...fields }, { kept = true } = {}) {
    const id = this.#next++;
    const text = JSON.stringify({ t, id, ...fields });
    return new Promise((resolve) => {
      this.#waiting.set(id, { text, kept, join: t === 'Join', since: this.#time.now(), resolve });
      if (this.#ready || !kept) this.#write(text);
    });
  }

  /** @param {Answer} answer */
  answer(answer) {
    const command = this.#waiting.get(answer.id);
    if (!command) return;
    const why = answer.why ?? '';
    const stale = RENEW.includes(why) && !command.join;
    if (stale) this.#renew();
    if (stale && command.kept) return;
    if (command.kept && LATER.includes(why) && this.#patient(command)) this.#again(answer.id, answer.retryAfter);
    else this.#settle(answer.id, answer);
  }

  /** The connection is gone: what must not be sent again is given back. */
  lost() {
    this.#ready = false;
    for (const [id, command] of this.#waiting) if (!command.kept) this.#settle(id, { t: 'No', id, why: 'LOST' });
  }

  /** The connection is back: everything unanswered goes again, what has waited too long is given back. */
  resend() {
    this.#ready = true;
    for (const [id, command] of this.#waiting) {
      if (!command.kept) continue;
      if (this.#patient(command)) this.#write(command.text);
      else this.#settle(id, { t: 'No', id, why: 'LOST' });
    }
  }

  /** @param {number} id @param {number} [retryAfter] */
  #again(id, retryAfter = 500) {
    this.#time.after(retryAfter * (1 + this.#time.chance() / 2), () => {
      const command = this.#waiting.get(id);
      if (command && this.#ready) this.#write(command.text);
    });
  }

  /** @param {Waiting} command */
  #patient(command) {
    return this.#time.now() - command.since < PATIENCE;
  }

  /** @param {number} id @param {Answer} answer */
  #settle(id, answer) {
    this.#waiting.get(id)?.resolve(answer);
    this.#waiting.delete(id);
  }
}
