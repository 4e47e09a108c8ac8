import { html, nothing } from '../lib/lit-html/lit-html.js';
import { Acts } from './desk/acts.js';
import { wordOf } from './desk/word.js';
import { random } from './device.js';
import { bar } from './frame.js';
import { Page } from './page.js';
import './queue.js';
import './stage.js';
import { t } from './text.js';

/** @typedef {import('./commands.js').Answer} Answer @typedef {import('./desk/acts.js').Act} Act */

/** The moderator's desk: the stage on one side, the queue on the other. */
class Moderator extends Page {
  /** What became of the last command, where that is not plain to see. @type {string} */
  _word = '';
  /** The question that is being asked aloud: sent twice under one name it is asked once. */
  _asked = { id: '', text: '' };
  _acts = new Acts({
    send: (fields) => this.send(fields),
    held: () => this.connection.held,
    changed: () => this.update(),
  });

  constructor() {
    super('moderator');
    this.connection.addEventListener('change', () => this._acts.heard());
    this.addEventListener('act', (event) => void this._act(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('word', (event) => this._tell(t(/** @type {CustomEvent} */ (event).detail)));
  }

  body() {
    const { session, connection, items, talks, code } = this;
    const waits = (/** @type {string} */ about) => this._acts.waits(about);
    const act = (/** @type {Act} */ fields) => this._act(fields);
    const ask = (/** @type {string} */ text) => this._ask(text);
    return html`${bar(session, this._door())}
      <rostrum-banner .given=${{ connection }}></rostrum-banner>
      <div class="toast" role="status">${this._word ? this._toast() : nothing}</div>
      <main data-phase=${session.stage.phase}><h1 class="hidden">${t('moderator.title')}</h1>
        <rostrum-stage .given=${{ items, talks, session, connection, waits }}></rostrum-stage>
        <rostrum-queue .given=${{ code, here: connection.state === 'here', items, session, talks, act, ask, waits }}></rostrum-queue>
      </main>`;
  }

  /** Who is here, how others come in, and the door. */
  _door() {
    const { session, items, code } = this;
    const here = items.presence?.phones ?? 0;
    return html`<span class="here" data-phones=${here}>${t('moderator.here', { n: here })}</span>
      <span class="code" data-code>${code}</span>
      <button type="button" class="switch" role="switch" data-do="lock" aria-checked=${Boolean(session.locked)}
        title=${t(`moderator.Lock.${session.locked ? 'on' : 'off'}`)} aria-busy=${this._acts.waits('session')}
        @click=${() => this._act({ t: 'Lock', on: !session.locked })}><span>${t('moderator.Lock')}</span></button>
      <a class="button" href=${`/result/${code}`} target="_blank" rel="opener" data-do="result">${t('moderator.result')}</a>`;
  }

  _toast() {
    return html`<p data-word><span>${this._word}</span>
      <button type="button" class="quiet" @click=${() => this._tell('')}>${t('moderator.understood')}</button></p>`;
  }

  /** @param {Act} act @returns {Promise<Answer>} */
  async _act(act) {
    this._tell('');
    const answer = await this._acts.do(act);
    if (answer.t === 'No') this._explain(act, answer.why ?? '');
    return answer;
  }

  /** @param {Act} act @param {string} why */
  _explain(act, why) {
    const { key, of } = wordOf(act, why, this.items);
    this._tell(t(key, of ? { now: t(of) } : {}));
  }

  /** @param {string} text @returns {Promise<Answer>} */
  _ask(text) {
    if (this._asked.text !== text) this._asked = { id: `q${random(8)}`, text };
    return this.send({ t: 'Ask', question: this._asked.id, text, talk: this.talk?.name });
  }

  /** @param {string} word */
  _tell(word) {
    this._word = word;
    this.update();
  }
}

customElements.define('rostrum-moderator', Moderator);
