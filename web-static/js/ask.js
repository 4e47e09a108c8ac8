import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { lasting, random } from './device.js';
import { ownQuestionsOf } from './items.js';
import { Part } from './part.js';
import { t } from './text.js';

/** @typedef {import('./commands.js').Answer} Answer */

const LIMIT = 300;

/**
 * Asks a question, and shows what became of those asked before. Given `{code, items, talk, here, send, review,
 * closed}`; what is typed stays until the server has it. Closed, it takes no more.
 */
class Ask extends Part {
  _text = '';
  /** The id goes with the text, so that a question sent twice is asked once. */
  _id = '';
  _asking = false;
  /** @type {Answer | null} */
  _answer = null;
  /** What became of taking a question back: nothing while that is on its way. @type {Map<string, Answer | null>} */
  _withdrawn = new Map();

  connectedCallback() {
    super.connectedCallback();
    const { id = '', text = '' } = lasting.read(this._draftName) ?? {};
    this._id = id;
    this._text = text;
  }

  get _draftName() {
    return `rostrum.${this.given.code}.asking`;
  }

  view() {
    return html`${this.given.closed ? nothing : this._form()} ${this._own()}`;
  }

  _form() {
    const length = [...this._text.trim()].length;
    const left = LIMIT - length;
    return html`<form class="ask" @submit=${(/** @type {Event} */ event) => this._ask(event)}>
        <label for="ask-text">${t('ask.label')}</label>
        <textarea id="ask-text" rows="3" data-ask placeholder=${t('ask.placeholder')} .value=${this._text}
          ?readonly=${this._asking}
          aria-describedby="ask-left"
            @input=${(/** @type {any} */ event) => this._typed(event.target.value)}></textarea>
        <div class="row"><span id="ask-left" class=${left < 0 ? 'bad' : 'calm'}
          data-left=${left}>${left < 0 ? t('ask.tooLong', { n: -left }) : t('ask.left', { n: left })}</span>
          <button type="submit" class="primary" data-do="ask"
            ?disabled=${length === 0 || left < 0 || this._asking}>${t('ask.send')}</button></div>
        <div class="told" role="status" aria-live="polite">${this._state()}</div>
      </form>`;
  }

  _state() {
    if (this._asking)
      return html`<p class="calm" data-state="sending">${this.given.here ? t('ask.sending') : t('ask.waiting')}</p>`;
    if (this._answer?.t === 'Ok') return html`<p class="good" data-state="asked">${t('ask.asked')}</p>`;
    if (this._answer) return html`<p class="bad" data-state="refused">${t(`refusal.${this._answer.why}`)}</p>`;
    return html`<p class="calm">${this.given.review ? t('ask.reviewed') : t('ask.shownAtOnce')}</p>`;
  }

  /** @param {string} text */
  _typed(text) {
    this._text = text;
    this._id ||= `q${random(8)}`;
    this._answer = null;
    lasting.write(this._draftName, { id: this._id, text });
    this.update();
  }

  /** @param {Event} event */
  async _ask(event) {
    event.preventDefault();
    const { send, talk } = this.given;
    this._asking = true;
    this.update();
    const answer = await send({ t: 'Ask', question: this._id, text: this._text.trim(), talk: talk?.name });
    this._asking = false;
    if (answer.t === 'Ok') this._typed('');
    if (answer.t === 'Ok') this._id = '';
    this._answer = answer;
    this.update();
  }

  /** All but those taken back, each with where it stands. */
  _own() {
    const { items } = this.given;
    const own = ownQuestionsOf(items).filter(({ id, lane }) => lane !== 'withdrawn');
    if (own.length === 0) return nothing;
    return html`<h3>${t('ask.own')}</h3>
      <ul class="own">${repeat(
        own,
        ({ id }) => id,
        (question) => this._ownQuestion(question),
      )}</ul>`;
  }

  /** @param {import('./items.js').Question} question */
  _ownQuestion({ id, text, lane, reason }) {
    const refused = this._withdrawn.get(id);
    return html`<li data-own=${id} data-lane=${lane}><p class="text">${text}</p>
      <p class="tags"><span class="tag lane">${t(`own.${lane}`)}</span>
        ${lane === 'declined' && reason ? html`<span class="reason">${t(`reason.${reason}`)}</span>` : nothing}
        ${refused ? html`<span class="bad" role="status">${t(`refusal.${refused.why}`)}</span>` : nothing}
        ${!this.given.closed && (lane === 'new' || lane === 'shown') ? this._takingBack(id) : nothing}</p></li>`;
  }

  /** @param {string} id */
  _takingBack(id) {
    return html`<button type="button" class="quiet" data-do="withdraw" ?disabled=${this._withdrawn.get(id) === null}
      @click=${() => this._withdraw(id)}>${t('ask.withdraw')}</button>`;
  }

  /** @param {string} id */
  async _withdraw(id) {
    this._withdrawn.set(id, null);
    this.update();
    const answer = await this.given.send({ t: 'Withdraw', question: id });
    if (answer.t === 'Ok') this._withdrawn.delete(id);
    else this._withdrawn.set(id, answer);
    this.update();
  }
}

customElements.define('rostrum-ask', Ask);
