import { html, nothing } from '../lib/lit-html/lit-html.js';
import { Connection } from './connection.js';
import { lasting } from './device.js';
import { away, bar, heading } from './frame.js';
import { talksOf } from './items.js';
import { Outbox } from './outbox.js';
import { Part } from './part.js';
import { Pass } from './pass.js';
import { learn, preferred, speak, t } from './text.js';

/** A whole page for one role in one session: joins it, holds its items, and draws itself anew whenever one changes. */
export class Page extends Part {
  /** @type {Connection} */
  connection;
  /** @type {Outbox} */
  outbox;
  code;
  /** The name of the room's Wi-Fi, on pages that tell it. */
  wifi = '';
  _drawn = false;

  /** @param {string} role */
  constructor(role) {
    super();
    this.code = /\/(\d{6})$/.exec(location.pathname)?.[1] ?? '';
    this.connection = new Connection({ code: this.code, pass: new Pass(this.code, role) });
    this.outbox = new Outbox({
      code: this.code,
      store: lasting,
      send: (cast) => this.connection.send(cast, { kept: false }),
      changed: () => this.update(),
    });
    this.addEventListener('language', () => this.update());
  }

  connectedCallback() {
    const { connection } = this;
    connection.addEventListener('change', () => this.update());
    connection.addEventListener('welcome', (event) => this._welcome(/** @type {CustomEvent} */ (event).detail));
    connection.addEventListener('lost', () => this.outbox.lost());
    connection.start();
    void learn().then(() => this.update());
    const awake = () => document.visibilityState === 'visible' && connection.check();
    for (const name of ['visibilitychange', 'resume']) document.addEventListener(name, awake);
    for (const name of ['pageshow', 'online', 'offline']) addEventListener(name, awake);
    this.update();
  }

  get items() {
    return this.connection.held.items;
  }

  get session() {
    return this.items.session;
  }

  /** The talk that the room is at, if any. */
  get talk() {
    return this.talks.find(({ name }) => name === this.session?.stage.talk);
  }

  get talks() {
    return talksOf(this.items);
  }

  /**
   * Draws once there is something to say and the words are there; until then the page keeps what it was served with.
   */
  update() {
    const { held, state, lostAt } = this.connection;
    const news = held.epoch !== null || state === 'away' || lostAt !== null;
    if (news && speak(preferred(this.session?.language))) this._show();
  }

  view() {
    if (this.connection.state === 'away')
      return html`${bar(this.session)} ${away(this.connection, () => this.connection.start())}`;
    if (!this.session)
      return html`${bar(null)}<rostrum-banner .given=${{ connection: this.connection, wifi: this.wifi }}></rostrum-banner>
      <main class="message"><p>${t('page.joining')}</p>
        ${this.outbox.waits ? html`<p class="warn" data-state="waiting">${t('scoring.waiting')}</p>` : nothing}</main>`;
    return this.body();
  }

  /** The page's content, once it has joined. @returns {unknown} */
  body() {
    return '';
  }

  /** Sends a command and says what became of it. @param {{t: string, [field: string]: unknown}} fields */
  send(fields) {
    return this.connection.send(fields);
  }

  /** @param {any} welcome */
  _welcome({ ballots = {} }) {
    this.outbox.welcome(ballots, this.items);
    if (this.session?.stage.phase === 'closed') this.outbox.forget();
  }

  _show() {
    if (!this._drawn) this.textContent = '';
    this._drawn = true;
    document.title = heading(this.session);
    super.update();
  }
}
