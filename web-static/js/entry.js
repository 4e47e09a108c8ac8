import { html, nothing } from '../lib/lit-html/lit-html.js';
import { bar } from './frame.js';
import { Part } from './part.js';
import { learn, preferred, speak, t } from './text.js';
import { wifi } from './wifi.js';

/** The way in for who types the code. With the attribute `missing`, after a code that leads nowhere. */
class Entry extends Part {
  _code = '';
  _trying = false;
  _word = '';

  async connectedCallback() {
    this._word = this.hasAttribute('missing') ? 'entry.wrong' : '';
    await learn();
    this.textContent = '';
    this.addEventListener('language', () => this.update());
    this.update();
  }

  update() {
    speak(preferred());
    super.update();
  }

  view() {
    const ready = /^\d{6}$/.test(this._code) && !this._trying;
    return html`${bar(null)}
      <main class="message entry"><h1>${t('entry.title')}</h1><p>${t('entry.text')}</p>
        ${wifi ? html`<p class="wifi" data-wifi><b>${t('phone.wifi', { wifi })}</b> ${t('phone.wifiStay')}</p>` : nothing}
        <form @submit=${(/** @type {Event} */ event) => this._enter(event)}>
          <label for="code">${t('entry.label')}</label>
          <input id="code" data-code inputmode="numeric" autocomplete="off" .value=${this._code} aria-describedby="word"
            @input=${(/** @type {any} */ event) => this._typed(event.target)} />
          <p id="word" class="bad" role="alert" data-word=${this._word}>${this._word ? t(this._word) : nothing}</p>
          <button type="submit" class="primary wide" data-do="enter" ?disabled=${!ready}>${t('entry.enter')}</button>
        </form></main>`;
  }

  /** @param {HTMLInputElement} input */
  _typed(input) {
    this._code = input.value.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
    input.value = this._code;
    this._word = '';
    this.update();
  }

  /** @param {Event} event */
  async _enter(event) {
    event.preventDefault();
    this._trying = true;
    this.update();
    const status = await fetch(`/s/${this._code}`).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 200) location.assign(`/s/${this._code}`);
    this._trying = false;
    this._word = WORDS[status] ?? (status === 200 ? '' : 'entry.later');
    this.update();
  }
}

/** @type {{[status: number]: string}} */
const WORDS = { 0: 'entry.offline', 404: 'entry.wrong', 429: 'entry.later' };

customElements.define('rostrum-entry', Entry);
