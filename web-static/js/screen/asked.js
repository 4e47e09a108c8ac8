import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { repeat } from '../../lib/lit-html/directives/repeat.js';
import { byUpvotes, calmly, questionsOf, STAYS } from '../items.js';
import { Part } from '../part.js';
import { t } from '../text.js';
import { glide, places } from './glide.js';
import { lengthOf } from './length.js';

/** @typedef {import('../items.js').Question} Question */

/** More than this never fit on a wall at once. */
const AT_ONCE = 12;

/** The shown questions by upvotes, as many as fit whole, and the others by turning on. Given the items. */
class Asked extends Part {
  /** @type {string[]} */
  _order = [];
  _orderedAt = 0;
  /** Where each page so far began; the last is the one that is shown. */
  _starts = [0];
  _fits = AT_ONCE;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  _later;
  _watch = new ResizeObserver(() => this._measure());

  connectedCallback() {
    super.connectedCallback();
    this._watch.observe(this);
  }

  disconnectedCallback() {
    clearTimeout(this._later);
    this._watch.disconnect();
  }

  /** Turns a page on or back; 0 is the first page. @param {number} by */
  turn(by) {
    const start = this._start + this._fits;
    if (by > 0 && this._fits > 0 && start < this._order.length) this._starts = [...this._starts, start];
    if (by < 0) this._starts = this._starts.length > 1 ? this._starts.slice(0, -1) : [0];
    if (by === 0) this._starts = [0];
    this.update();
  }

  get _start() {
    return this._starts[this._starts.length - 1];
  }

  view() {
    const listed = this._ordered();
    if (this._start >= listed.length) this._starts = [0];
    return html`<div class="heading"><h2>${t('question.title')} <span class="number">${listed.length || ''}</span></h2>
        ${this._pager(listed.length)}</div>
      ${listed.length === 0 ? html`<p class="none">${t('screen.noQuestions')}</p>` : nothing}
      <ol>${repeat(
        listed.slice(this._start, this._start + AT_ONCE),
        ({ id }) => id,
        (question) => entry(question),
      )}</ol>`;
  }

  /** @param {number} all */
  _pager(all) {
    const last = Math.min(all, this._start + this._fits);
    if (all === 0 || this._fits === 0 || (this._start === 0 && last === all)) return nothing;
    return html`<p class="pager" data-pager>${t('screen.pager', { first: this._start + 1, last, all })}</p>`;
  }

  /** @returns {Question[]} */
  _ordered() {
    const { spotlight } = this.given.session.stage;
    const shown = questionsOf(this.given).filter(({ id, lane }) => lane === 'shown' && id !== spotlight);
    const wanted = shown.sort(byUpvotes).map(({ id }) => id);
    const now = Date.now();
    const mayMove = now - this._orderedAt > STAYS;
    this._order = calmly(this._order, wanted, mayMove);
    if (mayMove) this._orderedAt = now;
    else if (this._order.join() !== wanted.join()) this._lookAgain(this._orderedAt + STAYS - now);
    return this._order.flatMap((id) => shown.filter((question) => question.id === id));
  }

  /** @param {number} pause */
  _lookAgain(pause) {
    clearTimeout(this._later);
    this._later = setTimeout(() => this.update(), pause + 50);
  }

  _draw() {
    const list = this.querySelector('ol');
    const before = list ? places(list) : new Map();
    super._draw();
    this._measure();
    const drawn = this.querySelector('ol');
    if (list && drawn) glide(drawn, before);
  }

  /** Shows whole questions only: the first that reaches over the edge, and all after it, wait for the next page. */
  _measure() {
    const list = this.querySelector('ol');
    if (!list || list.clientHeight === 0) return;
    const all = /** @type {HTMLElement[]} */ ([...list.children]);
    const over = all.findIndex((one) => one.offsetTop + one.offsetHeight > list.clientHeight + 1);
    const fits = over < 0 ? all.length : over;
    all.forEach((one, at) => one.classList.toggle('beyond', at >= fits));
    if (fits !== this._fits) {
      this._fits = fits;
      this.update();
    }
  }
}

/** @param {Question} question */
const entry = ({ id, text, up }) => html`<li data-question=${id}
  data-length=${lengthOf(text, 70, 150)}><span class="up figure">${up}</span><span class="text">${text}</span></li>`;

customElements.define('rostrum-asked', Asked);
