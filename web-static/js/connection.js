import { Commands } from './commands.js';
import { NOTHING, receive } from './items.js';
import { realTime } from './time.js';

/** @typedef {import('./commands.js').Answer} Answer */

const WELCOME_WITHIN = 10_000;
const ANSWER_WITHIN = 4_000;
/** Beats come each 15 s: three missed ones mean that nobody is there. */
const SILENT_AFTER = 45_000;
const LONGEST_PAUSE = 10_000;

/**
 * The one socket of a page, and what came over it. Says `change` when anything a screen shows may differ, `welcome` with each Welcome, and `lost`.
 * `state`: `connecting`, `here` (welcomed), `waiting` (until `retryAt`), `away` (stays away, see `why`).
 */
export class Connection extends EventTarget {
  held = NOTHING;
  /** @type {'connecting' | 'here' | 'waiting' | 'away'} */
  state = 'connecting';
  /** @type {string | undefined} */
  why;
  retryAt = 0;
  /** What must be added to this device's clock to get the server's. */
  offset = 0;
  /** This person's pseudonym in the session. */
  person = '';
  /** When the last connection was lost; null while there is one. @type {number | null} */
  lostAt = null;

  #code;
  #pass;
  #time;
  #open;
  #commands;
  /** @type {WebSocket | null} */
  #socket = null;
  #failures = 0;
  #renewals = 0;
  #hush = () => {};

  /**
   * @param {{code: string, pass: {current(): Promise<import('./pass.js').Answer>, forget(): void},
   *   open?: () => WebSocket, time?: import('./time.js').Time}} means
   */
  constructor({ code, pass, open = openSocket, time = realTime }) {
    super();
    this.#code = code;
    this.#pass = pass;
    this.#open = open;
    this.#time = time;
    this.#commands = new Commands({ write: (text) => this.#write(text), renew: () => this.#renew(), time });
  }

  get now() {
    return this.#time.now() + this.offset;
  }

  /** Opens the socket and asks for the pass side by side: each costs a round trip. */
  start() {
    this.#hush();
    this.#renewals = 0;
    const pass = this.#pass.current();
    const socket = (this.#socket = this.#open());
    socket.onopen = () => this.#join(socket, pass);
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(JSON.parse(data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#closed(code);
    this.#expectWithin(WELCOME_WITHIN);
    this.#turn('connecting');
  }

  /** Sends a command. @param {{t: string, [field: string]: unknown}} fields @param {{kept?: boolean}} [how] */
  send(fields, how) {
    return this.#commands.send(fields, how);
  }

  /** A page that wakes up asks for a sign of life: a socket that claims to be open may be dead. */
  check() {
    if (this.state === 'waiting') this.start();
    if (this.state !== 'here' || !this.#socket) return;
    this.#expectWithin(ANSWER_WITHIN);
    void this.#join(this.#socket, this.#pass.current());
  }

  /** @param {WebSocket} socket @param {Promise<import('./pass.js').Answer>} asked */
  async #join(socket, asked) {
    const { pass, why, retryAfter } = await asked;
    if (socket !== this.#socket || socket.readyState !== 1) return;
    if (!pass) return this.#turnedAway(why, retryAfter);
    const { epoch, version } = this.held;
    const since = epoch === null ? undefined : { epoch, version };
    const answer = await this.#commands.send({ t: 'Join', session: this.#code, pass, since }, { kept: false });
    if (answer.t === 'No' && socket === this.#socket) this.#notJoined(answer);
  }

  /** @param {Answer} answer */
  #notJoined({ why, retryAfter }) {
    if (why === 'EXPIRED') this.#renew();
    else this.#turnedAway(why, retryAfter);
  }

  /** A new pass, and Join again on the same socket; a server that likes none of them is left alone for a while. */
  #renew() {
    this.#pass.forget();
    if (this.#renewals++ < 3 && this.#socket) void this.#join(this.#socket, this.#pass.current());
    else this.#later();
  }

  /** @param {string | undefined} why @param {number} [retryAfter] */
  #turnedAway(why, retryAfter) {
    if (why === 'TRY_AGAIN' || why === 'TOO_FAST' || why === 'LOST') this.#later(retryAfter);
    else this.#stayAway(why);
  }

  /** @param {any} message */
  #hear(message) {
    this.#expectWithin(SILENT_AFTER);
    if (message.t === 'Ok' || message.t === 'No') this.#commands.answer(message);
    if (message.t === 'Welcome' || message.t === 'Update') this.#take(message);
  }

  /** @param {any} message a Welcome or an Update */
  #take(message) {
    this.held = receive(this.held, message);
    this.#setClock(message);
    if (message.t === 'Welcome') this.#welcomed(message);
    this.#tell('change');
  }

  /** @param {any} message */
  #welcomed(message) {
    this.state = 'here';
    this.person = message.person ?? '';
    this.lostAt = null;
    this.#failures = 0;
    this.#renewals = 0;
    this.#tell('welcome', message);
    this.#commands.resend();
  }

  /** The message that was least late tells the time best: after a Welcome only a larger offset counts, or one that is far off. @param {any} message */
  #setClock({ t, now }) {
    const offset = now - this.#time.now();
    if (t === 'Welcome' || offset > this.offset || this.offset - offset > 1000) this.offset = offset;
  }

  /** @param {number} code */
  #closed(code) {
    if (code >= 4500 && code < 5000) this.#stayAway(CLOSED_BECAUSE[code] ?? 'TURNED_AWAY');
    else this.#later();
  }

  /** Comes back after half a second up to ten, later each time, and never all phones at once. */
  #later(atLeast = 0) {
    const most = Math.min(LONGEST_PAUSE, 1000 * 2 ** this.#failures++);
    const pause = Math.max(atLeast, most / 2) + (this.#time.chance() * most) / 2;
    this.#drop();
    this.retryAt = this.#time.now() + pause;
    this.#hush = this.#time.after(pause, () => this.start());
    this.#turn('waiting');
  }

  /** @param {string | undefined} why */
  #stayAway(why) {
    this.#drop();
    if (why === 'NO_KEY' || why === 'WRONG_KEY') this.#pass.forget();
    this.#turn('away', why);
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    this.#hush();
    this.lostAt ??= this.#time.now();
    socket?.close();
    this.#commands.lost();
    this.#tell('lost');
  }

  /** @param {number} limit milliseconds within which the next frame must come */
  #expectWithin(limit) {
    this.#hush();
    this.#hush = this.#time.after(limit, () => this.#later());
  }

  /** @param {string} text */
  #write(text) {
    if (this.#socket?.readyState === 1) this.#socket.send(text);
  }

  /** @param {Connection['state']} state @param {string} [why] */
  #turn(state, why) {
    this.state = state;
    this.why = why;
    this.#tell('change');
  }

  /** @param {string} name @param {unknown} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** @type {{[code: number]: string}} */
const CLOSED_BECAUSE = { 4500: 'BAD_FRAME', 4501: 'NO_SUCH_SESSION', 4502: 'TURNED_AWAY' };

function openSocket() {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${location.host}/ws`, 'rostrum.1');
}
