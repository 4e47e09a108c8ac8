import { html, nothing } from '../lib/lit-html/lit-html.js';
import { lasting } from './device.js';
import { Part } from './part.js';
import { t } from './text.js';

/** The reviewer's remark on one talk. Given `{code, talk, remark, here, send}`; what is being written stays on this device until the server has it. */
export class Remark extends Part {
  #talk = '';
  /** What has been written and not sent; null when nothing. @type {string | null} */
  #draft = null;
  /** @type {import('./commands.js').Answer | null} */
  #answer = null;
  #sending = false;

  view() {
    const { talk, remark } = this.given;
    this.#settle(talk.name);
    const text = this.#draft ?? remark?.text ?? '';
    const empty = text.trim() === '' || this.#sending;
    return html`<form @submit=${(/** @type {Event} */ event) => this.#send(event, text, false)}>
      <label for="remark-text">${t('remark.label', { title: talk.title })}</label>
      <textarea id="remark-text" rows="8" data-remark .value=${text} @input=${(/** @type {any} */ event) => this.#keep(event.target.value)}></textarea>
      <div role="status" aria-live="polite">${this.#state(remark)}</div>
      <div class="row"><button type="submit" data-do="draft" ?disabled=${empty || remark?.state === 'published'}>${t('remark.draft')}</button>
        <button type="button" class="primary" data-do="ready" ?disabled=${empty} @click=${(/** @type {Event} */ event) => this.#send(event, text, true)}>${t('remark.ready')}</button></div>
      <p class="calm">${t('remark.when')}</p></form>`;
  }

  /** @param {string} talk */
  #settle(talk) {
    if (talk === this.#talk) return;
    this.#talk = talk;
    this.#draft = lasting.get(this.#name);
    this.#answer = null;
  }

  get #name() {
    return `rostrum.${this.given.code}.remark.${this.#talk}`;
  }

  /** @param {string} text */
  #keep(text) {
    this.#draft = text;
    this.#answer = null;
    lasting.set(this.#name, text);
    this.update();
  }

  /** @param {{state: string} | undefined} remark */
  #state(remark) {
    if (this.#answer?.t === 'No') return html`<p class="bad" data-state="refused">${t(`refusal.${this.#answer.why}`)}</p>`;
    if (this.#sending) return html`<p class="calm" data-state="sending">${this.given.here ? t('remark.sending') : t('remark.waiting')}</p>`;
    if (this.#draft !== null) return html`<p class="calm" data-state="unsaved">${t('remark.unsaved')}</p>`;
    return remark ? html`<p class="good" data-state=${remark.state}>${t(`remark.state.${remark.state}`)}</p>` : nothing;
  }

  /** @param {Event} event @param {string} text @param {boolean} ready */
  async #send(event, text, ready) {
    event.preventDefault();
    const talk = this.#talk;
    this.#sending = true;
    this.update();
    const answer = await this.given.send({ t: 'Remark', talk, text: text.trim(), ready });
    this.#sending = false;
    if (answer.t === 'Ok' && talk === this.#talk && text === (this.#draft ?? text)) this.#forget();
    this.#answer = answer;
    this.update();
  }

  #forget() {
    this.#draft = null;
    lasting.remove(this.#name);
  }
}

customElements.define('rostrum-remark', Remark);
