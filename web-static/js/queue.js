import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { card } from './desk/card.js';
import { Cards } from './desk/cards.js';
import './desk/help.js';
import { key } from './desk/key.js';
import { actionOf, isField, isPlain } from './desk/keys.js';
import { DOES, LANES, REASONS } from './desk/lanes.js';
import { Lists, SORTED } from './desk/lists.js';
import { ORDERS } from './desk/order.js';
import { tools } from './desk/tools.js';
import { Triage } from './desk/triage.js';
import './desk/wording.js';
import { questionsOf, STAYS } from './items.js';
import { t } from './text.js';
import { Ticking } from './ticking.js';

/** @typedef {import('./items.js').Question} Question */

/**
 * The moderator's queue, in lanes, with a key for everything. Given `{code, here, items, session, talks, act, ask, waits}`;
 * `act` and `ask` give the answer.
 */
class Queue extends Ticking {
  /** The question whose small form is open, and which form. */
  _doing = { id: '', what: '' };
  _asking = false;
  _search = '';
  _said = '';
  _lists = new Lists();
  _cards = new Cards(this);
  _triage = new Triage({
    given: () => this.given,
    cards: this._cards,
    say: (word) => this._say(word),
    moved: () => this._leave(),
  });
  _onKey = (/** @type {KeyboardEvent} */ event) => this._key(event);

  get every() {
    return STAYS;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this._onKey);
    for (const name of ['focusin', 'focusout']) this.addEventListener(name, () => this.update());
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this._onKey);
    super.disconnectedCallback();
  }

  view() {
    const questions = questionsOf(this.given.items);
    return html`<h2 class="hidden">${t('question.title')}</h2>${this._tools()}
      ${this._asking ? this._aloud() : nothing}
      <div class="lanes">${LANES.map((lane) => this._lane(lane, questions))}</div>
      <p class="hidden" role="status" data-said>${this._said && t(`queue.done.${this._said}`)}</p>
      <rostrum-help .given=${{}}></rostrum-help>`;
  }

  _tools() {
    return tools({
      session: this.given.session,
      busy: this.given.waits('session'),
      last: this._triage.last?.action,
      asking: this._asking,
      search: this._search,
      run: (action) => void this._run(action),
      review: (on) => this.say('act', { t: 'Review', on }),
      look: (words) => this._look(words),
      found: () => this._focus('.lanes [data-question]'),
    });
  }

  _aloud() {
    const { code, ask, here } = this.given;
    return html`<div class="aloud-place"><rostrum-wording class="card aloud" @leave=${() => this._stopAsking()}
      .given=${{ name: `${code}.aloud`, label: t('queue.aloud.label'), save: t('ask.send'), here, say: ask }}></rostrum-wording></div>`;
  }

  /** @param {string} lane @param {Question[]} questions */
  _lane(lane, questions) {
    const handsOn = this._cards.handsOn(lane);
    const { total, listed, waiting } = this._lists.of(lane, questions, {
      handsOn,
      own: this._triage.own,
      search: this._search,
    });
    const at = this._cards.tabStop(
      lane,
      listed.map(({ id }) => id),
    );
    return html`<section class="lane" data-lane=${lane} aria-labelledby=${`lane-${lane}`} tabindex="-1">
      <div class="head"><h3 id=${`lane-${lane}`}>${t(`lane.${lane}`)} <span class="number">${total || ''}</span></h3>
        ${waiting ? html`<button type="button" class="pill" data-do="arrivals" @click=${() => this._bringIn(lane)}>${t('queue.arrivals', { n: waiting })}${key('arrivals')}</button>` : nothing}
        ${lane in SORTED ? this._sort(lane) : nothing}</div>
      <div class="cards" @pointerleave=${() => this.update()}>
        ${listed.length ? nothing : html`<p class="calm none">${this._search && total ? t('queue.notFound') : t(`lane.${lane}.none`)}</p>`}
        ${repeat(
          listed,
          ({ id }) => id,
          (question, place) =>
            this._card(lane, question, { at: question.id === at, place: place + 1, of: listed.length }),
        )}</div></section>`;
  }

  /** @param {string} lane */
  _sort(lane) {
    return html`<select data-order aria-label=${t('queue.order', { lane: t(`lane.${lane}`) })}
      @change=${(/** @type {any} */ event) => this._orderBy(lane, event.target.value)}>${Object.keys(ORDERS).map(
        (order) =>
          html`<option value=${order} ?selected=${order === this._lists.orderOf(lane)}>${t(`order.${order}`)}</option>`,
      )}</select>`;
  }

  /** @param {string} lane @param {Question} question @param {{at: boolean, place: number, of: number}} stands */
  _card(lane, question, stands) {
    const { session, waits, talks } = this.given;
    const { id, talk } = question;
    const gone = question.lane !== lane;
    const doing = this._doing.id === id && !gone ? this._doing.what : '';
    return card(question, {
      ...stands,
      lane,
      gone,
      doing,
      lit: session.stage.spotlight === id && !gone,
      waits: waits(`question/${id}`),
      talk: talk && talks.length > 1 && talk !== session.stage.talk ? t('queue.ofTalk', { talk }) : '',
      form: doing === 'reword' ? this._reword(question) : nothing,
      act: (action, reason) => this._do(action, question, reason),
      leave: () => this._leave(id),
    });
  }

  /** @param {Question} question */
  _reword(question) {
    const { id, text } = question;
    return html`<rostrum-wording @leave=${() => this._leave(id)} .given=${{
      name: `${this.given.code}.reword.${id}`,
      label: t('queue.reword'),
      save: t('queue.save'),
      text,
      here: this.given.here,
      say: (/** @type {string} */ words) => this._triage.reword(question, words),
    }}></rostrum-wording>`;
  }

  /** A decision that needs words or a reason opens its small form first. @param {string} action @param {Question} question @param {string} [reason] */
  _do(action, question, reason) {
    if (action === 'reword') return this._open(question, 'reword', '');
    if (action === 'decline' && !reason) return this._open(question, 'decline', '[data-reason]');
    void this._triage.do(action, question, reason);
  }

  /** @param {Question} question @param {string} what @param {string} first what has the focus then; a form takes it itself */
  _open({ id, lane }, what, first) {
    if (!DOES[lane].includes(what)) return;
    this._doing = { id, what };
    if (first) this._cards.want(`[data-question="${id}"] ${first}`);
    this.update();
  }

  /** The small form closes; its card has the focus again. @param {string} [id] */
  _leave(id) {
    this._doing = { id: '', what: '' };
    if (id) this._cards.wantCard(id);
    this.update();
  }

  _stopAsking() {
    this._asking = false;
    this._cards.want('[data-do=aloud]');
    this.update();
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    const typing = isField(event.target);
    const at = this._cards.at;
    const question = at && questionsOf(this.given.items).find(({ id, lane }) => id === at.id && lane === at.lane);
    if (
      question &&
      !typing &&
      this._doing.what === 'decline' &&
      this._doing.id === question.id &&
      this._reason(event, question)
    )
      return event.preventDefault();
    const action = actionOf(event, typing);
    if (action && (event.key.startsWith('Arrow') && !this._cards.lane ? false : this._run(action, question)))
      event.preventDefault();
  }

  /** @param {KeyboardEvent} event @param {Question} question */
  _reason(event, question) {
    if (!isPlain(event) || event.repeat) return false;
    if (event.key === 'Escape') this._leave(question.id);
    else if (REASONS[Number(event.key) - 1]) this._do('decline', question, REASONS[Number(event.key) - 1]);
    else return false;
    return true;
  }

  /** Does what a key or button of the desk asks for, and says whether there was anything to do. @param {string} action @param {Question | null} [question] */
  _run(action, question) {
    const doers = /** @type {{[action: string]: () => unknown}} */ ({
      down: () => this._cards.step(1),
      up: () => this._cards.step(-1),
      right: () => this._cards.cross(1),
      left: () => this._cards.cross(-1),
      undo: () => this._triage.undo(),
      arrivals: () => LANES.forEach((lane) => this._bringIn(lane)),
      aloud: () => this._askAloud(),
      search: () => this._focus('[data-search]'),
      help: () => /** @type {any} */ (this.querySelector('rostrum-help')).open(),
    });
    if (doers[action]) return doers[action]() !== false;
    if (question) this._do(action, question);
    return Boolean(question);
  }

  /** @param {string} selector */
  _focus(selector) {
    this._cards.want(selector);
    this.update();
  }

  _askAloud() {
    this._asking = true;
    this._focus('.aloud textarea');
  }

  /** @param {string} lane */
  _bringIn(lane) {
    this._lists.bringIn(lane);
    this.update();
  }

  /** @param {string} lane @param {string} order */
  _orderBy(lane, order) {
    this._lists.choose(lane, order);
    this.update();
  }

  /** @param {string} words */
  _look(words) {
    this._search = words.trim();
    this.update();
  }

  /** What was done is told softly; that somebody else was first is to be read. @param {string} word */
  _say(word) {
    this._said = word;
    if (word === 'changed') this.say('word', 'queue.done.changed');
    this.update();
  }

  _draw() {
    const before = this._cards.at;
    super._draw();
    this._cards.settle(before);
  }
}

customElements.define('rostrum-queue', Queue);
