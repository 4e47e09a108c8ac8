import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { passing } from '../device.js';
import { Part } from '../part.js';
import { t } from '../text.js';
import { formKey } from './keys.js';

/** What a question may have at most, as the server counts it. */
const LIMIT = 300;

/**
 * A small form for the words of a question: Enter says them, Escape leaves. Given `{name, label, save, text, here, say}`; what is
 * typed is kept on this device under the name until the server has it, and with the words it says `leave`.
 */
class Wording extends Part {
  _text = '';
  _saying = false;
  /** @type {string | undefined} */
  _why;

  connectedCallback() {
    super.connectedCallback();
    this._text = passing.get(this._name) ?? this.given.text ?? '';
  }

  get _name() {
    return `rostrum.${this.given.name}`;
  }

  view() {
    const { label, save, name } = this.given;
    const length = [...this._text.trim()].length;
    return html`<form class="wording" @submit=${(/** @type {Event} */ event) => this._say(event)}>
      <label for=${name}>${label}</label>
      <textarea id=${name} rows="2" .value=${this._text} ?readonly=${this._saying} aria-describedby=${`${name}-left`}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this._key(event)}
        @input=${(/** @type {any} */ event) => this._typed(event.target.value)}></textarea>
      <div role="status">${this._why ? html`<p class="bad" data-state="refused">${t(`refusal.${this._why}`)}</p>` : nothing}
        ${this._saying ? html`<p class="calm" data-state="sending">${this.given.here ? t('remark.sending') : t('remark.waiting')}</p>` : nothing}</div>
      <div class="row"><button type="submit" class="primary" data-do="say" ?disabled=${!length || length > LIMIT || this._saying}>${save}<kbd aria-hidden="true">Enter</kbd></button>
        <button type="button" class="quiet" data-do="not" @click=${() => this._leave()}>${t('moderator.not')}<kbd aria-hidden="true">Esc</kbd></button>
        <span id=${`${name}-left`} class=${length > LIMIT ? 'bad' : 'calm'}>${length > LIMIT ? t('ask.tooLong', { n: length - LIMIT }) : t('ask.left', { n: LIMIT - length })}</span></div>
    </form>`;
  }

  /** It was opened to be typed in. */
  _draw() {
    const first = !this.firstElementChild;
    super._draw();
    const field = this.querySelector('textarea');
    if (!first || !field) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /** @param {string} text */
  _typed(text) {
    this._text = text;
    this._why = undefined;
    passing.set(this._name, text);
    this.update();
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    const meant = formKey(event);
    if (meant) event.preventDefault();
    if (meant === 'leave') this._leave();
    if (meant === 'say') /** @type {HTMLButtonElement} */ (this.querySelector('[type=submit]')).click();
  }

  /** @param {Event} event */
  async _say(event) {
    event.preventDefault();
    this._saying = true;
    this.update();
    const answer = await this.given.say(this._text.trim());
    this._saying = false;
    this._why = answer.why;
    if (answer.t === 'Ok') this._leave();
    else this.update();
  }

  _leave() {
    passing.remove(this._name);
    this.say('leave');
  }
}

customElements.define('rostrum-wording', Wording);
