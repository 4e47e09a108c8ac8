// What every page has around its content: the bar, the banner of a lost connection, the word to who stays away.

import { html, nothing } from '../lib/lit-html/lit-html.js';
import { Part } from './part.js';
import { choose, language, LANGUAGES, t } from './text.js';
import { Ticking } from './ticking.js';

/** Chooses the language of the pages on this device. */
class LanguageSwitch extends Part {
  view() {
    const other = LANGUAGES.find((known) => known !== language) ?? language;
    return html`<button type="button" class="quiet" data-do="language" lang=${other}
      @click=${() => this._choose(other)}>
      ${t('language.other')}
    </button>`;
  }

  /** @param {string} other */
  _choose(other) {
    choose(other);
    this.say('language', other);
  }
}

/** A page that has looked at nothing for so long was asleep, in milliseconds. */
const ASLEEP = 3000;

/** What a page hears when it wakes up; some browsers tell the one, some the other. */
const WAKE_UPS = ['resume', 'visibilitychange'];

/** Tells that the connection is gone, how to get it back, and when the next try comes. Given `{connection, wifi}`. */
class Banner extends Ticking {
  /** When it last looked, and when the page last woke up; a page that opens is awake. */
  _lookedAt = Date.now();
  _wokeAt = 0;
  /** A sleep may be shorter than what tells one, and the line lost all the same. */
  _wakes = () => {
    this._wokeAt = Date.now();
  };

  connectedCallback() {
    super.connectedCallback();
    for (const name of WAKE_UPS) document.addEventListener(name, this._wakes);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const name of WAKE_UPS) document.removeEventListener(name, this._wakes);
  }

  view() {
    const { connection } = this.given;
    const now = Date.now();
    if (document.hidden || now - this._lookedAt > ASLEEP) this._wokeAt = now;
    this._lookedAt = now;
    const gone = connection?.missed(this._wokeAt);
    return html`<div role="status">${gone ? this._lost(connection) : nothing}</div>`;
  }

  /** @param {import('./connection.js').Connection} connection */
  _lost(connection) {
    const seconds = Math.max(0, Math.ceil((connection.retryAt - Date.now()) / 1000));
    const waiting = connection.state === 'waiting';
    return html`<p class="banner" data-connection=${connection.state}>
      <span>${t('banner.lost')}</span>
      <span aria-hidden="true">${waiting ? t('banner.retryIn', { seconds }) : t('banner.trying')}</span>
      <button type="button" data-do="retry" ?disabled=${!waiting}
        @click=${() => connection.start()}>${t('banner.retry')}</button>
      ${this.given.wifi ? html`<span class="back" data-wifi>${t('banner.wifi', { wifi: this.given.wifi })}</span>` : nothing}
    </p>`;
  }
}

const AWAY = ['NO_SUCH_SESSION', 'LOCKED', 'NO_KEY', 'WRONG_KEY', 'TURNED_AWAY', 'NOT_ALLOWED', 'BAD_FRAME'];

customElements.define('rostrum-language', LanguageSwitch);
customElements.define('rostrum-banner', Banner);

/** The series' title and the session's number, as one line. @param {any} session */
export const heading = (session) =>
  session
    ? [session.title, session.number ? t('session.number', { number: session.number }) : ''].filter(Boolean).join(' · ')
    : 'Rostrum';

/** @param {any} session @param {unknown} [more] */
export const bar = (session, more = nothing) => html`<header class="bar">
  <p class="brand">${heading(session)}</p>
  ${session?.rehearsal ? html`<span class="tag strong" data-rehearsal>${t('session.rehearsal')}</span>` : nothing} ${more}
  <rostrum-language .given=${language}></rostrum-language>
</header>`;

/** The word to who is told to stay away. @param {{why?: string}} connection @param {() => void} again */
export function away({ why = 'other' }, again = () => {}) {
  const known = AWAY.includes(why) ? why : 'other';
  return html`<main class="message" data-away=${why}>
    <h1>${t(`away.${known}.title`)}</h1>
    <p>${t(`away.${known}.text`)}</p>
    <p><button type="button" class="primary" data-do="retry" @click=${again}>${t('away.again')}</button></p>
  </main>`;
}
