import { Commands } from './commands.js';
import { NOTHING, receive } from './items.js';
import { realTime } from './time.js';

/** @typedef {import('./commands.js').Answer} Answer */

const WELCOME_WITHIN = 10_000;
const ANSWER_WITHIN = 4_000;
/** Beats come each 15 s: three missed ones mean that nobody is there. */
const SILENT_AFTER = 45_000;
const LONGEST_PAUSE = 10_000;
/** A connection that is back sooner was never missed, in milliseconds. */
export const BLINK = 900;
/** A page that has just woken up gets so long to connect before it complains. */
const WAKING = 3000;

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

  _code;
  _pass;
  _time;
  _open;
  _commands;
  /** @type {WebSocket | null} */
  _socket = null;
  _failures = 0;
  _renewals = 0;
  _hush = () => {};

  /**
   * @param {{code: string, pass: {current(): Promise<import('./pass.js').Answer>, forget(): void},
   *   open?: () => WebSocket, time?: import('./time.js').Time}} means
   */
  constructor({ code, pass, open = openSocket, time = realTime }) {
    super();
    this._code = code;
    this._pass = pass;
    this._open = open;
    this._time = time;
    this._commands = new Commands({ write: (text) => this._write(text), renew: () => this._renew(), time });
  }

  get now() {
    return this._time.now() + this.offset;
  }

  /**
   * Whether to say that the connection is gone: since when it has been for longer than a blink, and only to who has
   * been awake long enough to have seen it go.
   * @param {number} wokeAt by this device's clock
   */
  missed(wokeAt) {
    const now = this._time.now();
    return this.state !== 'away' && this.lostAt !== null && now - this.lostAt > BLINK && now - wokeAt > WAKING;
  }

  /** Opens the socket and asks for the pass side by side: each costs a round trip. */
  start() {
    this._hush();
    this._renewals = 0;
    this._socket?.close();
    const pass = this._pass.current();
    const socket = (this._socket = this._open());
    socket.onopen = () => this._join(socket, pass);
    socket.onmessage = ({ data }) => socket === this._socket && this._hear(JSON.parse(data));
    socket.onclose = ({ code }) => socket === this._socket && this._closed(code);
    this._expectWithin(WELCOME_WITHIN);
    this._turn('connecting');
  }

  /** Sends a command. @param {{t: string, [field: string]: unknown}} fields @param {{kept?: boolean}} [how] */
  send(fields, how) {
    return this._commands.send(fields, how);
  }

  /** A page that wakes up asks for a sign of life: a socket that claims to be open may be dead. */
  check() {
    if (this.state === 'waiting') this.start();
    if (this.state !== 'here' || !this._socket) return;
    if (this._socket.readyState !== 1) return this._later();
    this._expectWithin(ANSWER_WITHIN);
    void this._join(this._socket, this._pass.current());
  }

  /** @param {WebSocket} socket @param {Promise<import('./pass.js').Answer>} asked */
  async _join(socket, asked) {
    const { pass, why, retryAfter } = await asked;
    if (socket !== this._socket || socket.readyState !== 1) return;
    if (!pass) return this._turnedAway(why, retryAfter);
    const { epoch, version } = this.held;
    const since = epoch === null ? undefined : { epoch, version };
    const answer = await this._commands.send({ t: 'Join', session: this._code, pass, since }, { kept: false });
    if (answer.t === 'No' && socket === this._socket) this._notJoined(socket, answer);
  }

  /** @param {WebSocket} socket @param {Answer} answer */
  _notJoined(socket, { why, retryAfter }) {
    if (why === 'EXPIRED') this._renew();
    else if (retryAfter !== undefined) this._joinAgain(socket, retryAfter);
    else this._turnedAway(why);
  }

  /** A busy server keeps our place: to connect once more would cost both sides more. @param {WebSocket} socket @param {number} retryAfter */
  _joinAgain(socket, retryAfter) {
    const pause = this._pause(retryAfter);
    this._expectWithin(pause + WELCOME_WITHIN);
    this._time.after(pause, () => {
      if (socket === this._socket) void this._join(socket, this._pass.current());
    });
  }

  /** A new pass, and Join again on the same socket; a server that likes none of them is left alone for a while. */
  _renew() {
    this._pass.forget();
    if (this._renewals++ < 3 && this._socket) void this._join(this._socket, this._pass.current());
    else this._later();
  }

  /** @param {string | undefined} why @param {number} [retryAfter] */
  _turnedAway(why, retryAfter) {
    if (why === 'TRY_AGAIN' || why === 'TOO_FAST' || why === 'LOST') this._later(retryAfter);
    else this._stayAway(why);
  }

  /** @param {any} message */
  _hear(message) {
    this._expectWithin(SILENT_AFTER);
    if (message.t === 'Ok' || message.t === 'No') this._commands.answer(message);
    if (message.t === 'Welcome' || message.t === 'Update') this._take(message);
  }

  /** @param {any} message a Welcome or an Update */
  _take(message) {
    this.held = receive(this.held, message);
    this._setClock(message);
    if (message.t === 'Welcome') this._welcomed(message);
    this._tell('change');
  }

  /** @param {any} message */
  _welcomed(message) {
    this.state = 'here';
    this.person = message.person ?? '';
    this.lostAt = null;
    this._failures = 0;
    this._renewals = 0;
    this._tell('welcome', message);
    this._commands.resend();
  }

  /**
   * The message that was least late tells the time best: after a Welcome only a larger offset counts, or one that is
   * far off.
   * @param {any} message
   */
  _setClock({ t, now }) {
    const offset = now - this._time.now();
    if (t === 'Welcome' || offset > this.offset || this.offset - offset > 1000) this.offset = offset;
  }

  /** @param {number} code */
  _closed(code) {
    if (code >= 4500 && code < 5000) this._stayAway(CLOSED_BECAUSE[code] ?? 'TURNED_AWAY');
    else this._later();
  }

  /** Half a second up to ten, longer each time, and never the same for all phones. @param {number} atLeast */
  _pause(atLeast) {
    const most = Math.min(LONGEST_PAUSE, 1000 * 2 ** this._failures++);
    return Math.max(atLeast, most / 2) + (this._time.chance() * most) / 2;
  }

  /** Comes back after a pause. */
  _later(atLeast = 0) {
    const pause = this._pause(atLeast);
    this._drop();
    this.retryAt = this._time.now() + pause;
    this._hush = this._time.after(pause, () => this.start());
    this._turn('waiting');
  }

  /** @param {string | undefined} why */
  _stayAway(why) {
    this._drop();
    if (why === 'NO_KEY' || why === 'WRONG_KEY') this._pass.forget();
    this._turn('away', why);
  }

  _drop() {
    const socket = this._socket;
    this._socket = null;
    this._hush();
    this.lostAt ??= this._time.now();
    socket?.close();
    this._commands.lost();
    this._tell('lost');
  }

  /** @param {number} limit milliseconds within which the next frame must come */
  _expectWithin(limit) {
    this._hush();
    this._hush = this._time.after(limit, () => this._later());
  }

  /** @param {string} text */
  _write(text) {
    if (this._socket?.readyState === 1) this._socket.send(text);
  }

  /** @param {Connection['state']} state @param {string} [why] */
  _turn(state, why) {
    this.state = state;
    this.why = why;
    this._tell('change');
  }

  /** @param {string} name @param {unknown} [detail] */
  _tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** @type {{[code: number]: string}} */
const CLOSED_BECAUSE = { 4500: 'BAD_FRAME', 4501: 'NO_SUCH_SESSION', 4502: 'TURNED_AWAY' };

function openSocket() {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${location.host}/ws`, 'rostrum.1');
}
