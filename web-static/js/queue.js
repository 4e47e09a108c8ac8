import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { byAge, byUpvotes, questionsOf } from './items.js';
import { Part } from './part.js';
import { clockTime, t } from './text.js';

/** @typedef {import('./items.js').Question} Question */

export const REASONS = ['duplicate', 'offTopic', 'unclear', 'unkind', 'other'];
const LANES = ['new', 'shown', 'answered', 'declined'];

/**
 * Who has waited longest comes first; what is shown stands as the room sees it; of the rest the latest first.
 * @type {{[lane: string]: (a: Question, b: Question) => number}}
 */
const ORDERS = { new: (a, b) => byAge(b, a), shown: byUpvotes, answered: byAge, declined: byAge };

/** The moderator's queue, in lanes. Given `{items, session}`. Says `act`. */
class Queue extends Part {
  /** The question whose reasons for declining are open, and the one that is being reworded. */
  _declining = '';
  _rewording = '';
  _words = '';

  view() {
    const questions = questionsOf(this.given.items);
    return html`<h2 class="hidden">${t('question.title')}</h2>${LANES.map((lane) =>
      this._lane(
        lane,
        questions.filter((question) => question.lane === lane),
      ),
    )}`;
  }

  /** @param {string} lane @param {Question[]} questions */
  _lane(lane, questions) {
    const sorted = questions.sort(ORDERS[lane]);
    return html`<section class="lane" data-lane=${lane} aria-label=${t(`lane.${lane}`)}><h3>${t(`lane.${lane}`)} <span
      class="number">${questions.length || ''}</span></h3>
      ${questions.length === 0 ? html`<p class="calm">${t(`lane.${lane}.none`)}</p>` : nothing}
      <ol>${repeat(
        sorted,
        ({ id }) => id,
        (question) => this._question(question),
      )}</ol></section>`;
  }

  /** @param {Question} question */
  _question(question) {
    const { id, text, up, asker, askedAt, reworded, original, reason } = question;
    const lit = this.given.session.stage.spotlight === id;
    return html`<li data-question=${id} ?data-spotlight=${lit}>
      ${this._rewording === id ? this._reword(question) : html`<p class="text">${text}</p>`}
      <p class="calm meta"><span class="figure"
        data-up=${up}>${t('question.up', { n: up })}</span>
        <span>${clockTime(askedAt)}</span>${asker ? html`<span>${asker}</span>` : nothing}
        ${reason ? html`<span>${t(`reason.${reason}`)}</span>` : nothing}${reworded ? html`<span>${t('question.original', { text: original ?? '' })}</span>` : nothing}</p>
      <div class="row">${this._declining === id ? this._reasons(id) : this._buttons(question, lit)}</div></li>`;
  }

  /** @param {Question} question @param {boolean} lit */
  _buttons({ id, lane, text }, lit) {
    const place = (/** @type {string} */ to, /** @type {string} */ name) =>
      html`<button type="button" data-do=${name}
        @click=${() => this._act({ t: 'Place', question: id, lane: to })}>${t(`queue.${name}`)}</button>`;
    const shown = lane === 'shown' || lane === 'answered';
    return html`${lane === 'new' ? place('shown', 'show') : nothing}
      ${
        shown
          ? html`<button type="button" data-do="spotlight" aria-pressed=${lit}
        @click=${() => this._act({ t: 'Spotlight', question: lit ? null : id })}>${t('queue.spotlight')}</button>`
          : nothing
      }
      ${lane === 'shown' ? place('answered', 'answer') : nothing}
      ${lane === 'answered' || lane === 'declined' ? place('shown', 'restore') : nothing}
      ${
        lane === 'shown' || lane === 'new'
          ? html`<button type="button" class="quiet" data-do="decline"
            @click=${() => this._open({ declining: id })}>${t('queue.decline')}</button>
        <button type="button" class="quiet" data-do="reword"
          @click=${() => this._open({ rewording: id, words: text })}>${t('queue.reword')}</button>`
          : nothing
      }`;
  }

  /** @param {string} id */
  _reasons(id) {
    return html`<span class="calm">${t('queue.why')}</span>${REASONS.map(
      (reason) => html`<button type="button" data-reason=${reason}
        @click=${() => this._act({ t: 'Place', question: id, lane: 'declined', reason })}>${t(`reason.${reason}`)}</button>`,
    )}
      <button type="button" class="quiet" data-do="not" @click=${() => this._open({})}>${t('moderator.not')}</button>`;
  }

  /** @param {Question} question */
  _reword({ id }) {
    const say = (/** @type {Event} */ event) => {
      event.preventDefault();
      this._act({ t: 'Reword', question: id, text: this._words.trim() });
    };
    return html`<form class="reword" @submit=${say}><label class="hidden"
      for=${`words-${id}`}>${t('queue.reword')}</label>
      <textarea id=${`words-${id}`} rows="3" .value=${this._words}
        @input=${(/** @type {any} */ event) => (this._words = event.target.value)}></textarea>
      <div class="row"><button type="submit" class="primary" data-do="reworded">${t('queue.save')}</button>
        <button type="button" class="quiet" data-do="not"
          @click=${() => this._open({})}>${t('moderator.not')}</button></div></form>`;
  }

  /** @param {{declining?: string, rewording?: string, words?: string}} what */
  _open({ declining = '', rewording = '', words = '' }) {
    this._declining = declining;
    this._rewording = rewording;
    this._words = words;
    this.update();
  }

  /** @param {{t: string, [field: string]: unknown}} act */
  _act(act) {
    this._open({});
    this.say('act', act);
  }
}

customElements.define('rostrum-queue', Queue);
