import { html, nothing } from '../lib/lit-html/lit-html.js';
import { Part } from './part.js';
import { t } from './text.js';
import { leftOf } from './timer.js';

/** @typedef {import('./items.js').Talk} Talk */

export const PHASES = ['lobby', 'talk', 'scoring', 'questions', 'remark', 'reveal', 'break', 'closed'];

/**
 * The moderator's stage: phases, talks with their boxes, the timer, the two switches. Given `{items, talks,
 * session, connection}`. Says `act`.
 */
class Stage extends Part {
  /** The one act that waits for a second press, so that no slip of a finger does what cannot be undone. */
  _asked = '';

  view() {
    const { session, talks } = this.given;
    return html`<section
      class="card">
      <h2>${t('moderator.phase')}</h2>${this._phases(session.stage)} ${this._timer(session.stage)}</section>
      <section class="card"><h2>${t('moderator.talks')}</h2><p
        class="calm">${t(`moderator.reveal.${session.reveal}`)}</p>
        <ol class="talks">${talks.map((/** @type {Talk} */ talk) => this._talk(talk, session.stage))}</ol></section>
      <section class="card">
        <h2>${t('moderator.switches')}</h2>${this._switch('Review', session.review)} ${this._switch('Lock', session.locked)}</section>`;
  }

  /** A phase that needs a talk gets the next one, if none has been on the stage yet. @param {any} stage */
  _phases({ phase: current, talk = this.given.talks[0]?.name }) {
    return html`<div class="phases" role="group" aria-label=${t('moderator.phase')}>${PHASES.map(
      (phase) => html`<button type="button" data-phase-button=${phase}
      aria-pressed=${phase === current}
        @click=${() => this._act({ t: 'Move', phase, talk })}>${t(`phase.${phase}`)}</button>`,
    )}</div>`;
  }

  /** @param {Talk} talk @param {any} stage */
  _talk(talk, stage) {
    const on = stage.talk === talk.name;
    const turnout = this.given.items[`tally/talk/${talk.name}`]?.turnout ?? 0;
    const state = talk.revealed ? 'revealed' : talk.box;
    return html`<li data-talk=${talk.name} data-box=${talk.box} ?data-on=${on}>
      <p class="title">${talk.title}</p>
      <p class="tags"><span>${talk.speaker}</span><span class="tag" data-state=${state}>${t(`box.${state}`)}</span>
        <span data-turnout=${turnout}>${t('scoring.turnout', { n: turnout })}</span>${this._overall(talk)}</p>
      <div class="row">${
        on
          ? html`<span
        class="tag strong">${t('moderator.onStage')}</span>`
          : this._button('bring', { t: 'Move', phase: 'talk', talk: talk.name })
      }
        ${this._boxButtons(talk)}</div></li>`;
  }

  /** @param {Talk} talk */
  _overall({ name }) {
    const overall = this.given.items[`tally/talk/${name}`]?.score?.overall;
    return overall ? html`<b class="figure" data-overall>${overall}</b>` : nothing;
  }

  /** @param {Talk} talk */
  _boxButtons({ name, box, round, revealed }) {
    const meant = { box: `talk/${name}`, round };
    if (revealed) return this._twice(`anew/${name}`, 'anew', { t: 'Open', ...meant, anew: true });
    if (box === 'open')
      return [
        this._button('close', { t: 'Close', ...meant }),
        this._twice(`reveal/${name}`, 'reveal', { t: 'Reveal', ...meant }),
      ];
    if (box === 'new') return this._button('open', { t: 'Open', ...meant });
    return [
      this._button('reveal', { t: 'Reveal', ...meant }),
      this._button('reopen', { t: 'Open', ...meant }),
      this._twice(`anew/${name}`, 'anew', { t: 'Open', ...meant, anew: true }),
    ];
  }

  /** @param {string} name @param {{t: string, [field: string]: unknown}} act */
  _button(name, act) {
    return html`<button type="button" data-do=${name}
      @click=${() => this._act(act)}>${t(`moderator.${name}`)}</button>`;
  }

  /**
   * A button that asks once more before it acts.
   * @param {string} key
   * @param {string} name
   * @param {{t: string, [field: string]: unknown}} act
   */
  _twice(key, name, act) {
    if (this._asked !== key)
      return html`<button type="button" data-do=${name}
        @click=${() => this._ask(key)}>${t(`moderator.${name}`)}</button>`;
    return html`<button type="button" class="danger" data-do=${`${name}-sure`}
      @click=${() => this._act(act)}>${t(`moderator.${name}.sure`)}</button>
      <button type="button" class="quiet" data-do="not" @click=${() => this._ask('')}>${t('moderator.not')}</button>`;
  }

  /** @param {any} stage */
  _timer({ timer, talk }) {
    const { connection, talks } = this.given;
    const full = (talks.find((/** @type {Talk} */ { name }) => name === talk)?.minutes ?? 20) * 60_000;
    const running = timer?.endsAt !== undefined;
    const left = () => (timer ? leftOf(timer, connection.now) : full);
    const toggle = () =>
      this._act({
        t: 'Timer',
        ...(running
          ? { remaining: Math.max(0, Math.round(left())) }
          : { endsAt: Math.round(connection.now + (left() || full)) }),
      });
    return html`<div class="row" role="group" aria-label=${t('timer.label')}><rostrum-timer
      .given=${{ timer: timer ?? { remaining: full }, connection }}></rostrum-timer>
      <button type="button" data-do=${running ? 'pause' : 'start'}
        @click=${toggle}>${running ? t('timer.pause') : t('timer.start')}</button>
      <button type="button" class="quiet" data-do="reset"
        @click=${() => this._act({ t: 'Timer', remaining: full })}>${t('timer.reset', { n: full / 60_000 })}</button></div>`;
  }

  /** @param {'Review' | 'Lock'} name @param {boolean} on */
  _switch(name, on) {
    return html`<button type="button" class="switch" role="switch" data-do=${name.toLowerCase()}
      aria-checked=${Boolean(on)} @click=${() => this._act({ t: name, on: !on })}>
      <span><b>${t(`moderator.${name}`)}</b><br /><span
        class="calm">${t(`moderator.${name}.${on ? 'on' : 'off'}`)}</span></span></button>`;
  }

  /** @param {string} key */
  _ask(key) {
    this._asked = key;
    this.update();
  }

  /** @param {{t: string, [field: string]: unknown}} act */
  _act(act) {
    this._ask('');
    this.say('act', act);
  }
}

customElements.define('rostrum-stage', Stage);
