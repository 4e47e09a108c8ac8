import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import './ask.js';
import { lasting } from './device.js';
import { bar } from './frame.js';
import './interactions/Scoring.js';
import { questionsOf, remarksOf } from './items.js';
import { Page } from './page.js';
import './questions.js';
import './result.js';
import { Steady } from './steady.js';
import { longDate, t } from './text.js';
import { wifi } from './wifi.js';

/** @typedef {import('./items.js').Talk} Talk */

/** The phases in which no talk is on. */
const QUIET = ['lobby', 'closed'];
/** The phases that are for scoring: all four criteria stand on one small screen then, so the rest makes room. */
const SCORING = ['scoring', 'questions'];
/** Nearer to the top than this, in pixels, one sees which step the room is at. */
const TOP = 60;

/** The phone: what the room is at, its scoring, the questions, in one column that no update moves under the finger. */
class Phone extends Page {
  _steady = new Steady(this);
  /** The step of the room that is shown, and whether the person still looks at something of the step before. */
  _step = '';
  _behind = false;

  constructor() {
    super('attendee');
    this.wifi = wifi;
    this.addEventListener('cast', (event) => this._cast(/** @type {CustomEvent} */ (event).detail));
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('scroll', () => this._behind && scrollY < TOP && this._catchUp(), { passive: true });
  }

  _draw() {
    const { stage } = this.session ?? {};
    const step = stage ? `${stage.phase} ${stage.talk ?? ''}` : this._step;
    const turned = this._step !== '' && step !== this._step;
    this._step = step;
    this._tidy();
    if (turned && !this._steady.handsOn) this._catchUp();
    else if (turned && scrollY >= TOP) this._behind = true;
    void this._steady.around(() => super._draw());
  }

  /** To the top, where the room's step is. */
  _catchUp() {
    if (this._behind) this.update();
    this._behind = false;
    if (scrollY > 0) scrollTo(0, 0);
  }

  /**
   * A closed session takes nothing more, so what waits for an Ok no longer, and half-chosen scores, leave this device.
   * The device's secret stays: the session may be opened again, and then this phone must be the same person.
   */
  _tidy() {
    if (this.session?.stage.phase !== 'closed' || this.outbox.waits) return;
    this.outbox.forget();
    for (const kept of ['draft.', 'asking'])
      for (const name of lasting.names(`rostrum.${this.code}.${kept}`)) lasting.remove(name);
  }

  body() {
    const { session, connection } = this;
    const { phase } = session.stage;
    const talk = QUIET.includes(phase) ? undefined : this.talk;
    return html`${bar(session)}
      <rostrum-banner .given=${{ connection, wifi }}></rostrum-banner>
      <p class="hidden" role="status">${[t(`phase.${phase}`), talk?.title].filter(Boolean).join(t('list.comma'))}</p>
      <main data-phase=${phase} class=${SCORING.includes(phase) ? 'close' : ''}>
        ${talk ? talkHead(talk, phase) : this._greeting(session, phase)}
        ${talk && phase === 'remark' ? this._remarkNow(talk) : nothing}
        ${this._cards(this._scored())} ${this._asking(session, phase)} ${this._cards(this._former())}
        <p class="calm privacy">${t('phone.privacy')}</p>
      </main>
      ${this._behind ? this._news(phase) : nothing}`;
  }

  /** Lies over the page, so that it moves nothing. @param {string} phase */
  _news(phase) {
    return html`<p class="news"><button type="button" class="primary" data-do="follow"
      @click=${() => this._catchUp()}>${t('phone.follow', { phase: t(`phase.${phase}`) })}</button></p>`;
  }

  /** @param {any} session @param {string} phase */
  _greeting(session, phase) {
    const closed = phase === 'closed';
    return html`<section class="card hero"><p class="tag">${t(`phase.${phase}`)}</p>
      <h1>${closed ? t('phone.thanks') : session.title}</h1>
      ${session.subtitle && !closed ? html`<p>${session.subtitle}</p>` : nothing}
      <p class="calm">${[longDate(session.date), session.venue].filter(Boolean).join(' · ')}</p>
      <p>${closed ? t('phone.closed') : phase === 'break' ? t('phone.break') : t('phone.lobby')}</p>
      ${wifi && !closed ? html`<p class="wifi" data-wifi><b>${t('phone.wifi', { wifi })}</b> ${t('phone.wifiStay')}</p>` : nothing}
      <ol class="programme">${this.talks.map((talk) => this._planned(talk))}</ol></section>`;
  }

  /** @param {Talk} talk */
  _planned({ name, title, speaker, department, box }) {
    const n = this.items[`tally/talk/${name}`]?.turnout ?? 0;
    return html`<li data-planned=${name}><b>${title}</b>
      <p class="calm">${[t('talk.by', { speaker }), department].filter(Boolean).join(' · ')}</p>
      ${box === 'new' || n === 0 ? nothing : html`<p class="tag" data-scored=${n}>${t('scoring.turnout', { n })}</p>`}</li>`;
  }

  /** The talk on the stage, then any other whose box is open, or, between talks, that was scored. */
  _scored() {
    const onStage = this.talks.filter((talk) => this._onStage(talk));
    const others = this.talks.filter(({ name, box }) =>
      onStage.length > 0 ? name !== onStage[0].name && box === 'open' : box !== 'new',
    );
    return [...onStage, ...others];
  }

  /** What has been revealed before stands below all that the room is at now. */
  _former() {
    const onStage = this.talks.find((talk) => this._onStage(talk));
    return onStage
      ? this.talks.filter(({ name, revealed, box }) => name !== onStage.name && revealed && box !== 'open')
      : [];
  }

  /** @param {Talk[]} talks */
  _cards(talks) {
    return repeat(
      talks,
      ({ name }) => name,
      (talk) => this._scoring(talk),
    );
  }

  /** @param {Talk} talk */
  _scoring(talk) {
    const tally = this.items[`tally/talk/${talk.name}`];
    const turnout = tally?.turnout ?? 0;
    const { connection, code, _step: step } = this;
    const { phase } = this.session.stage;
    const ballot = this.outbox.of(`talk/${talk.name}`, talk.round);
    const given = { code, talk, ballot, here: connection.state === 'here', connection, turnout, step };
    const scores = talk.rule.groups.some(({ id }) => id === 'audience');
    return html`<section class="card scoring" data-talk=${talk.name}>
      <div class="heading"><h2>${talk.revealed ? t('result.title') : t('scoring.title')}</h2>
        <span class="calm turnout" data-turnout=${turnout}>${turnout ? t('scoring.turnout', { n: turnout }) : ''}</span>
        ${this._onStage(talk) ? this._toQuestions() : nothing}</div>
      ${this._onStage(talk) ? nothing : html`<p class="calm">${talk.title}</p>`}
      ${talk.revealed ? html`<rostrum-result .given=${{ talk, tally }}></rostrum-result>` : nothing}
      ${scores ? html`<rostrum-scoring .given=${given}></rostrum-scoring>` : nothing}
      ${phase === 'remark' && this._onStage(talk) ? nothing : this._remarks(talk)}
    </section>`;
  }

  /** @param {Talk} talk */
  _onStage({ name }) {
    return name === this.talk?.name && !QUIET.includes(this.session.stage.phase);
  }

  /** The way down, past the criteria, to what is asked. */
  _toQuestions() {
    if (!SCORING.includes(this.session.stage.phase)) return nothing;
    const shown = questionsOf(this.items).filter(({ lane }) => lane === 'shown' || lane === 'answered').length;
    return html`<button type="button" class="quiet down" data-do="questions"
      @click=${() => this._goTo('.asking')}>${t('question.title')} <span class="number">${shown || ''}</span></button>`;
  }

  /** @param {string} selector */
  _goTo(selector) {
    const there = /** @type {HTMLElement | null} */ (this.querySelector(selector));
    there?.scrollIntoView();
    there?.focus({ preventScroll: true });
  }

  /** @param {Talk} talk */
  _remarks({ name }) {
    return this._published(name).map(
      ({ text }) => html`<div class="remark" data-remark><h3>${t('remark.title')}</h3>
      <p class="text">${text}</p></div>`,
    );
  }

  /** While the room is at the remark it comes first. @param {Talk} talk */
  _remarkNow({ name }) {
    const published = this._published(name);
    return html`<section class="card"><h2>${t('remark.title')}</h2>
      ${published.map(({ text }) => html`<p class="text" data-remark>${text}</p>`)}
      ${published.length === 0 ? html`<p class="calm" data-remark="none">${t('phone.remark')}</p>` : nothing}</section>`;
  }

  /** @param {string} name */
  _published(name) {
    return remarksOf(this.items, name).filter(({ state }) => state === 'published');
  }

  /**
   * After the end one still sees what became of one's own questions; what is half typed then stays in the page alone,
   * in case the session is opened again.
   * @param {any} session
   * @param {string} phase
   */
  _asking(session, phase) {
    const closed = phase === 'closed';
    const ballotOf = (/** @type {{id: string}} */ { id }) => this.outbox.of(`question/${id}`, id);
    const here = this.connection.state === 'here';
    const send = (/** @type {any} */ fields) => this.send(fields);
    const own = Object.keys(this.items).some((name) => name.startsWith('mine/question/'));
    const given = { code: this.code, items: this.items, talk: this.talk, here, send, closed, review: session.review };
    return html`<section class="card asking" tabindex="-1" aria-label=${t('ask.label')} ?hidden=${closed && !own}>
        <rostrum-ask .given=${given}></rostrum-ask></section>
      ${
        closed
          ? nothing
          : html`<section class="card"><rostrum-questions
        .given=${{ items: this.items, ballotOf, handsOn: () => this._steady.handsOn }}></rostrum-questions></section>`
      }`;
  }

  /** @param {{box: string, round: string, marks: import('./ballot.js').Marks}} cast */
  _cast({ box, round, marks }) {
    this.outbox.say(box, round, marks);
  }
}

customElements.define('rostrum-phone', Phone);

/** @param {Talk} talk @param {string} phase */
const talkHead = (talk, phase) => html`<section class="card hero" data-talk-head=${talk.name}>
  <p class="tag">${t(`phase.${phase}`)}</p>
  <h1>${talk.title}</h1>
  <p class="by">${[t('talk.by', { speaker: talk.speaker }), talk.department].filter(Boolean).join(' · ')}</p>
</section>`;
