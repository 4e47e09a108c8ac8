import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { byAge, byUpvotes, questionsOf } from './items.js';
import { Part } from './part.js';
import { clockTime, t } from './text.js';

/** @typedef {import('./items.js').Question} Question */

export const REASONS = ['duplicate', 'offTopic', 'unclear', 'unkind', 'other'];
const LANES = ['new', 'shown', 'answered', 'declined'];

/** Who has waited longest comes first; what is shown stands as the room sees it; of the rest the latest first. @type {{[lane: string]: (a: Question, b: Question) => number}} */
const ORDERS = { new: (a, b) => byAge(b, a), shown: byUpvotes, answered: byAge, declined: byAge };

/** The moderator's queue, in lanes. Given `{items, session}`. Says `act`. */
class Queue extends Part {
  /** The question whose reasons for declining are open, and the one that is being reworded. */
  #declining = '';
  #rewording = '';
  #words = '';

  view() {
    const questions = questionsOf(this.given.items);
    return html`<h2 class="hidden">${t('question.title')}</h2>${LANES.map((lane) => this.#lane(lane, questions.filter((question) => question.lane === lane)))}`;
  }

  /** @param {string} lane @param {Question[]} questions */
  #lane(lane, questions) {
    const sorted = questions.sort(ORDERS[lane]);
    return html`<section class="lane" data-lane=${lane} aria-label=${t(`lane.${lane}`)}><h3>${t(`lane.${lane}`)} <span class="number">${questions.length || ''}</span></h3>
      ${questions.length === 0 ? html`<p class="calm">${t(`lane.${lane}.none`)}</p>` : nothing}
      <ol>${repeat(sorted, ({ id }) => id, (question) => this.#question(question))}</ol></section>`;
  }

  /** @param {Question} question */
  #question(question) {
    const { id, text, up, asker, askedAt, reworded, original, reason } = question;
    const lit = this.given.session.stage.spotlight === id;
    return html`<li data-question=${id} ?data-spotlight=${lit}>
      ${this.#rewording === id ? this.#reword(question) : html`<p class="text">${text}</p>`}
      <p class="calm meta"><span class="figure" data-up=${up}>${t('question.up', { n: up })}</span><span>${clockTime(askedAt)}</span>${asker ? html`<span>${asker}</span>` : nothing}
        ${reason ? html`<span>${t(`reason.${reason}`)}</span>` : nothing}${reworded ? html`<span>${t('question.original', { text: original ?? '' })}</span>` : nothing}</p>
      <div class="row">${this.#declining === id ? this.#reasons(id) : this.#buttons(question, lit)}</div></li>`;
  }

  /** @param {Question} question @param {boolean} lit */
  #buttons({ id, lane, text }, lit) {
    const place = (/** @type {string} */ to, /** @type {string} */ name) =>
      html`<button type="button" data-do=${name} @click=${() => this.#act({ t: 'Place', question: id, lane: to })}>${t(`queue.${name}`)}</button>`;
    const shown = lane === 'shown' || lane === 'answered';
    return html`${lane === 'new' ? place('shown', 'show') : nothing}
      ${shown ? html`<button type="button" data-do="spotlight" aria-pressed=${lit} @click=${() => this.#act({ t: 'Spotlight', question: lit ? null : id })}>${t('queue.spotlight')}</button>` : nothing}
      ${lane === 'shown' ? place('answered', 'answer') : nothing}
      ${lane === 'answered' || lane === 'declined' ? place('shown', 'restore') : nothing}
      ${lane === 'shown' || lane === 'new' ? html`<button type="button" class="quiet" data-do="decline" @click=${() => this.#open({ declining: id })}>${t('queue.decline')}</button>
        <button type="button" class="quiet" data-do="reword" @click=${() => this.#open({ rewording: id, words: text })}>${t('queue.reword')}</button>` : nothing}`;
  }

  /** @param {string} id */
  #reasons(id) {
    return html`<span class="calm">${t('queue.why')}</span>${REASONS.map((reason) => html`<button type="button" data-reason=${reason}
        @click=${() => this.#act({ t: 'Place', question: id, lane: 'declined', reason })}>${t(`reason.${reason}`)}</button>`)}
      <button type="button" class="quiet" data-do="not" @click=${() => this.#open({})}>${t('moderator.not')}</button>`;
  }

  /** @param {Question} question */
  #reword({ id }) {
    const say = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#act({ t: 'Reword', question: id, text: this.#words.trim() });
    };
    return html`<form class="reword" @submit=${say}><label class="hidden" for=${`words-${id}`}>${t('queue.reword')}</label>
      <textarea id=${`words-${id}`} rows="3" .value=${this.#words} @input=${(/** @type {any} */ event) => (this.#words = event.target.value)}></textarea>
      <div class="row"><button type="submit" class="primary" data-do="reworded">${t('queue.save')}</button>
        <button type="button" class="quiet" data-do="not" @click=${() => this.#open({})}>${t('moderator.not')}</button></div></form>`;
  }

  /** @param {{declining?: string, rewording?: string, words?: string}} what */
  #open({ declining = '', rewording = '', words = '' }) {
    this.#declining = declining;
    this.#rewording = rewording;
    this.#words = words;
    this.update();
  }

  /** @param {{t: string, [field: string]: unknown}} act */
  #act(act) {
    this.#open({});
    this.say('act', act);
  }
}

customElements.define('rostrum-queue', Queue);
