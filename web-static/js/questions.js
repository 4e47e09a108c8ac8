import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import './interactions/Upvote.js';
import { byAge, byUpvotes, calmly, HANDS_OFF, pinned, questionsOf, STAYS } from './items.js';
import { Part } from './part.js';
import { t } from './text.js';

/** @typedef {import('./items.js').Question} Question */

/** So many are shown before the button that shows all. */
const FIRST = 10;

/**
 * The shown questions, the one on the stage first, the others by upvotes or by age. Given `{items, ballotOf, handsOn}`:
 * while the hands are on, each stays where it is.
 */
class Questions extends Part {
  _by = 'top';
  _all = false;
  /** @type {string[]} */
  _order = [];
  _orderedAt = 0;
  /** The spotlighted question that the order has at its top. */
  _pinned = '';
  /** Whether the person has just asked for another order. */
  _asked = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  _later;

  disconnectedCallback() {
    clearTimeout(this._later);
  }

  view() {
    const { items } = this.given;
    const shown = questionsOf(items).filter(({ lane }) => lane === 'shown' || lane === 'answered');
    const spotlight = items.session.stage.spotlight ?? '';
    const listed = this._ordered(shown, spotlight);
    return html`<div class="heading"><h2>${t('question.title')} <span
      class="number">${shown.length || ''}</span></h2>${shown.length > 1 ? this._choice() : nothing}</div>
      ${shown.length === 0 ? html`<p class="calm">${t('question.none')}</p>` : nothing}
      <ol class="questions">
        ${repeat(
          this._all ? listed : listed.slice(0, FIRST),
          ({ id }) => id,
          (question) => this._question(question, question.id === spotlight),
        )}
      </ol>
      ${
        this._all || listed.length <= FIRST
          ? nothing
          : html`<button type="button" class="more" data-do="all"
        @click=${() => this._showAll()}>${t('question.all', { n: listed.length })}</button>`
      }`;
  }

  _showAll() {
    this._all = true;
    this.update();
  }

  _choice() {
    return html`<div class="orders" role="group" aria-label=${t('question.order')}>
      ${['top', 'new'].map(
        (by) => html`<button type="button" class="quiet" data-order=${by} aria-pressed=${this._by === by}
          @click=${() => this._orderBy(by)}>
        ${by === 'top' ? t('question.top') : t('question.new')}</button>`,
      )}
    </div>`;
  }

  /** @param {string} by */
  _orderBy(by) {
    this._by = by;
    this._asked = true;
    this.update();
  }

  /** @param {Question[]} questions @param {string} spotlight */
  _ordered(questions, spotlight) {
    const sorted = [...questions].sort(this._by === 'top' ? byUpvotes : byAge).map(({ id }) => id);
    const wanted = pinned(sorted, spotlight);
    const now = Date.now();
    const due = now - this._orderedAt > STAYS || spotlight !== this._pinned;
    const mayMove = this._asked || (due && !this.given.handsOn());
    if (mayMove) {
      this._orderedAt = now;
      this._pinned = spotlight;
      this._asked = false;
    } else this._lookAgain();
    this._order = calmly(this._order, wanted, mayMove);
    return this._order.flatMap((id) => questions.filter((question) => question.id === id));
  }

  _lookAgain() {
    clearTimeout(this._later);
    this._later = setTimeout(() => this.update(), HANDS_OFF);
  }

  /** @param {Question} question @param {boolean} spotlit */
  _question(question, spotlit) {
    const mine = Boolean(this.given.items[`mine/question/${question.id}`]);
    return html`<li class="question" data-question=${question.id} data-lane=${question.lane} ?data-spotlight=${spotlit}>
      <div><p class="text">${question.text}</p>
        <p class="tags">${spotlit ? html`<span class="tag strong">${t('question.now')}</span>` : nothing}
          ${question.lane === 'answered' ? html`<span class="tag">${t('lane.answered')}</span>` : nothing}
          ${mine ? html`<span class="tag">${t('question.mine')}</span>` : nothing}
          ${question.reworded ? html`<span class="tag">${t('question.reworded')}</span>` : nothing}</p></div>
      <rostrum-upvote .given=${{ question, ballot: this.given.ballotOf(question) }}></rostrum-upvote>
    </li>`;
  }
}

customElements.define('rostrum-questions', Questions);
