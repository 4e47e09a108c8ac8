import { html, nothing } from '../lib/lit-html/lit-html.js';
import { bar } from './frame.js';
import { Page } from './page.js';
import './queue.js';
import './stage.js';
import { t } from './text.js';

/** The moderator's desk: the stage on one side, the queue on the other. */
class Moderator extends Page {
  /** What became of the last command, where that is not plain to see. @type {string} */
  _word = '';

  constructor() {
    super('moderator');
    this.addEventListener('act', (event) => this._act(/** @type {CustomEvent} */ (event).detail));
  }

  body() {
    const { session, connection, items, talks } = this;
    const here = html`<span class="calm"
      data-phones=${items.presence?.phones ?? 0}>${t('moderator.here', { n: items.presence?.phones ?? 0 })}</span>`;
    return html`${bar(session, html`<span class="code" data-code>${this.code}</span>${here}`)}
      <rostrum-banner .given=${{ connection }}></rostrum-banner>
      <div class="toast" role="status" aria-live="polite">${
        this._word
          ? html`<p data-word><span>${this._word}</span>
        <button type="button" class="quiet" @click=${() => this._tell('')}>${t('moderator.understood')}</button></p>`
          : nothing
      }</div>
      <main data-phase=${session.stage.phase}><h1 class="hidden">${t('moderator.title')}</h1>
        <rostrum-stage .given=${{ items, talks, session, connection }}></rostrum-stage>
        <rostrum-queue .given=${{ items, session }}></rostrum-queue>
      </main>`;
  }

  /**
   * Every command says what was on the screen, so that nothing is done to a state that nobody saw.
   * @param {{t: string, [field: string]: unknown}} fields
   */
  async _act(fields) {
    this._tell('');
    const answer = await this.send({ ...fields, seen: this.connection.held.version });
    if (answer.t === 'No') this._tell(t(`refusal.${answer.why}`));
  }

  /** @param {string} word */
  _tell(word) {
    this._word = word;
    this.update();
  }
}

customElements.define('rostrum-moderator', Moderator);
