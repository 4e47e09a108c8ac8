import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { Part } from '../part.js';
import { t } from '../text.js';
import './countdown.js';
import { values } from './values.js';

/** @typedef {import('../items.js').Talk} Talk @typedef {import('./acts.js').Act} Act */

/** The ends of scoring that are offered, in seconds from now. */
const ENDS = [30, 60];

/** The programme with each talk's scoring; the talk on the stage is open. Given `{items, talks, session, connection, waits}`. Says `act`. */
class Talks extends Part {
  /** The one act that waits for a second press, so that no slip of a finger does what cannot be undone. */
  _asked = '';

  view() {
    const { talks } = this.given;
    return html`<ol class="talks">${talks.map((/** @type {Talk} */ talk, /** @type {number} */ at) => this._talk(talk, at + 1))}</ol>`;
  }

  /** @param {Talk} talk @param {number} number */
  _talk(talk, number) {
    const { session, items, waits } = this.given;
    const on = session.stage.talk === talk.name;
    const tally = items[`tally/talk/${talk.name}`];
    const turnout = tally?.turnout ?? 0;
    const state = talk.revealed ? 'revealed' : talk.box;
    return html`<li data-talk=${talk.name} data-box=${talk.box} ?data-on=${on} ?data-pending=${waits(`talk/${talk.name}`)}>
      <p class="title"><span class="number">${number}</span> <span>${talk.title}</span> ${overall(tally)}</p>
      <div class="tags">${on ? html`<span class="tag strong">${t('moderator.onStage')}</span>` : nothing}
        <span>${talk.speaker}</span><span class="tag" data-state=${state}>${t(`box.${state}`)}</span>
        <span data-turnout=${turnout}>${t('scoring.turnout', { n: turnout })}</span>
        ${on ? nothing : this._button('bring', { t: 'Move', phase: 'talk', talk: talk.name })}</div>
      ${on ? values(talk, tally) : nothing}
      ${on || talk.box !== 'new' ? html`<div class="row">${this._box(talk)}</div>` : nothing}</li>`;
  }

  /** @param {Talk} talk */
  _box({ name, box, round, revealed, closesAt }) {
    const meant = { box: `talk/${name}`, round };
    const anew = () => this._twice(`anew/${name}`, 'anew', { t: 'Open', ...meant, anew: true });
    if (revealed) return anew();
    if (box === 'open')
      return [this._end(meant, closesAt), this._twice(`reveal/${name}`, 'reveal', { t: 'Reveal', ...meant })];
    if (box === 'new') return this._button('open', { t: 'Open', ...meant });
    return [this._button('reveal', { t: 'Reveal', ...meant }), this._button('reopen', { t: 'Open', ...meant }), anew()];
  }

  /** Scoring ends now, or after a countdown that can be stopped. @param {{box: string, round?: string}} meant @param {number} [closesAt] */
  _end(meant, closesAt) {
    const { connection } = this.given;
    const close = this._button('close', { t: 'Close', ...meant });
    if (closesAt)
      return html`<span class="ending" data-closes>${t('moderator.ends')}
        <rostrum-countdown .given=${{ closesAt, connection }}></rostrum-countdown></span>
        ${this._button('stay', { t: 'Open', ...meant })} ${close}`;
    const ends = ENDS.map((seconds) => {
      const act = () =>
        this._act({ t: 'Open', ...meant, of: () => ({ closesAt: Math.round(connection.now) + seconds * 1000 }) });
      return html`<button type="button" data-do=${`close-${seconds}`} @click=${act}>${t('moderator.closeIn', { seconds })}</button>`;
    });
    return html`<span class="calm" aria-hidden="true">${t('moderator.ending')}</span> ${ends} ${close}`;
  }

  /** @param {string} name @param {Act} act */
  _button(name, act) {
    return html`<button type="button" data-do=${name} @click=${() => this._act(act)}>${t(`moderator.${name}`)}</button>`;
  }

  /** A button that asks once more before it acts. @param {string} key @param {string} name @param {Act} act */
  _twice(key, name, act) {
    if (this._asked !== key)
      return html`<button type="button" data-do=${name} @click=${() => this._ask(key)}>${t(`moderator.${name}`)}</button>`;
    return html`<button type="button" class="danger" data-do=${`${name}-sure`}
      @click=${() => this._act(act)}>${t(`moderator.${name}.sure`)}</button>
      <button type="button" class="quiet" data-do="not" @click=${() => this._ask('')}>${t('moderator.not')}</button>`;
  }

  /** @param {string} key */
  _ask(key) {
    this._asked = key;
    this.update();
  }

  /** @param {Act} act */
  _act(act) {
    this._ask('');
    this.say('act', act);
  }
}

/** @param {import('../items.js').Tally | undefined} tally */
const overall = (tally) =>
  tally?.score?.overall ? html`<b class="figure" data-overall>${tally.score.overall}</b>` : nothing;

customElements.define('rostrum-talks', Talks);
