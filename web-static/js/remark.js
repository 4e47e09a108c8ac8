import { html, nothing } from '../lib/lit-html/lit-html.js';
import { lasting } from './device.js';
import { Part } from './part.js';
import { t } from './text.js';

/** As many characters as the server takes: some minutes of reading aloud. */
const LONGEST = 2000;

/**
 * The reviewer's remark on one talk. Given `{code, talk, remark, here, send}`; what is being written stays on this
 * device until the server has it.
 */
export class Remark extends Part {
  _talk = '';
  /** What has been written and not sent; null when nothing. @type {string | null} */
  _draft = null;
  /** @type {import('./commands.js').Answer | null} */
  _answer = null;
  _sending = false;

  view() {
    const { talk, remark } = this.given;
    this._settle(talk.name);
    const text = this._draft ?? remark?.text ?? '';
    const length = [...text.trim()].length;
    const barred = this._sending || length > LONGEST;
    const published = remark?.state === 'published';
    const done = (/** @type {string} */ state) => this._draft === null && remark?.state === state;
    return html`<form @submit=${(/** @type {Event} */ event) => this._send(event, text, false)}>
      <label for="remark-text">${t('remark.label', { title: talk.title })}</label>
      <textarea id="remark-text" rows="8" data-remark aria-describedby="remark-length" .value=${text}
        @input=${(/** @type {any} */ event) => this._keep(event.target.value)}></textarea>
      <div class="under"><div role="status" aria-live="polite">${this._state(remark)}</div>
        <span id="remark-length" class=${length > LONGEST ? 'figure bad' : 'figure calm'}
          data-length=${length}>${t('remark.length', { length, longest: LONGEST })}</span></div>
      <div class="row">${
        published
          ? nothing
          : html`<button type="submit" data-do="draft" ?disabled=${barred || done('draft')}>${t(
              remark?.state === 'ready' ? 'remark.back' : 'remark.draft',
            )}</button>`
      }
        <button type="button" class="primary" data-do="ready"
          ?disabled=${barred || length === 0 || done('ready') || done('published')}
          @click=${(/** @type {Event} */ event) => this._send(event, text, true)}>${t(
            published ? 'remark.correct' : 'remark.ready',
          )}</button></div>
      <p class="calm">${t(published ? 'remark.corrects' : 'remark.when')}</p></form>`;
  }

  /** @param {string} talk */
  _settle(talk) {
    if (talk === this._talk) return;
    this._talk = talk;
    this._draft = lasting.get(this._name);
    this._answer = null;
  }

  get _name() {
    return `rostrum.${this.given.code}.remark.${this._talk}`;
  }

  /** @param {string} text */
  _keep(text) {
    this._draft = text;
    this._answer = null;
    lasting.set(this._name, text);
    this.update();
  }

  /** @param {{state: string} | undefined} remark */
  _state(remark) {
    if (this._answer?.t === 'No')
      return html`<p class="bad" data-state="refused">${t(`refusal.${this._answer.why}`)}</p>`;
    if (this._sending)
      return html`<p class="calm"
        data-state="sending">${this.given.here ? t('remark.sending') : t('remark.waiting')}</p>`;
    if (this._draft !== null) return html`<p class="calm" data-state="unsaved">${t('remark.unsaved')}</p>`;
    return remark ? html`<p class="good" data-state=${remark.state}>${t(`remark.state.${remark.state}`)}</p>` : nothing;
  }

  /** @param {Event} event @param {string} text @param {boolean} ready */
  async _send(event, text, ready) {
    event.preventDefault();
    const talk = this._talk;
    this._sending = true;
    this.update();
    const answer = await this.given.send({ t: 'Remark', talk, text: text.trim(), ready });
    this._sending = false;
    if (answer.t === 'Ok' && talk === this._talk && text === (this._draft ?? text)) this._forget();
    this._answer = answer;
    this.update();
  }

  _forget() {
    this._draft = null;
    lasting.remove(this._name);
  }
}

customElements.define('rostrum-remark', Remark);
