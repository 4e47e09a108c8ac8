import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import './ask.js';
import { bar } from './frame.js';
import './interactions/Scoring.js';
import { remarksOf } from './items.js';
import { Page } from './page.js';
import './questions.js';
import './result.js';
import { longDate, t } from './text.js';

/** @typedef {import('./items.js').Talk} Talk */

/** The phases in which no talk is on. */
const QUIET = ['lobby', 'closed'];

/** The phone: the talk, its scoring, the questions, in one column that no update moves under the finger. */
class Phone extends Page {
  constructor() {
    super('attendee');
    this.addEventListener('cast', (event) => this._cast(/** @type {CustomEvent} */ (event).detail));
  }

  body() {
    const { session, connection } = this;
    const { phase } = session.stage;
    return html`${bar(session)}
      <rostrum-banner .given=${{ connection }}></rostrum-banner>
      <main data-phase=${phase}>
        ${this.talk && !QUIET.includes(phase) ? talkHead(this.talk, phase) : this._greeting(session, phase)}
        ${repeat(
          this._scored(),
          ({ name }) => name,
          (talk) => this._scoring(talk),
        )}
        <p class="calm privacy">${t('phone.privacy')}</p>
        ${phase === 'closed' ? nothing : this._asking(session)}
      </main>`;
  }

  /** @param {any} session @param {string} phase */
  _greeting(session, phase) {
    return html`<section class="card hero"><p class="tag">${t(`phase.${phase}`)}</p>
      <h1>${phase === 'closed' ? t('phone.thanks') : session.title}</h1>
      <p>${session.subtitle ?? ''}</p>
      <p class="calm">${[longDate(session.date), session.venue].filter(Boolean).join(' · ')}</p>
      <p>${phase === 'closed' ? t('phone.closed') : t('phone.lobby')}</p>
      <ol class="programme">${this.talks.map(
        ({ title, speaker }) => html`<li>
        <b>${title}</b><br />${t('talk.by', { speaker })}</li>`,
      )}</ol></section>`;
  }

  /** The talk on the stage, then any other whose box is open or whose result is out. */
  _scored() {
    const quiet = QUIET.includes(this.session.stage.phase);
    const others = this.talks.filter(({ name, box, revealed }) =>
      quiet ? box !== 'new' : name !== this.talk?.name && (box === 'open' || revealed),
    );
    return this.talk && !quiet ? [this.talk, ...others] : others;
  }

  /** @param {Talk} talk */
  _scoring(talk) {
    const tally = this.items[`tally/talk/${talk.name}`];
    const ballot = this.outbox.of(`talk/${talk.name}`, talk.round);
    const remarks = remarksOf(this.items, talk.name).filter(({ state }) => state === 'published');
    const here = this.connection.state === 'here';
    const scores = talk.rule.groups.some(({ id }) => id === 'audience');
    return html`<section class="card scoring" data-talk=${talk.name}>
      <div class="heading"><h2>${talk.revealed ? t('result.title') : t('scoring.title')}</h2><span class="calm"
        data-turnout=${tally?.turnout ?? 0}>${tally?.turnout ? t('scoring.turnout', { n: tally.turnout }) : ''}</span></div>
      ${
        talk.name === this.talk?.name && !QUIET.includes(this.session.stage.phase)
          ? nothing
          : html`<p
        class="calm">${talk.title}</p>`
      }
      ${talk.revealed ? html`<rostrum-result .given=${{ talk, tally }}></rostrum-result>` : nothing}
      ${scores ? html`<rostrum-scoring .given=${{ code: this.code, talk, ballot, here }}></rostrum-scoring>` : nothing}
      ${remarks.map(
        ({ text }) => html`<div class="remark" data-remark><h3>${t('remark.title')}</h3><p
        class="text">${text}</p></div>`,
      )}
    </section>`;
  }

  /** @param {any} session */
  _asking(session) {
    const ballotOf = (/** @type {{id: string}} */ { id }) => this.outbox.of(`question/${id}`, id);
    const here = this.connection.state === 'here';
    const send = (/** @type {any} */ fields) => this.send(fields);
    return html`<section class="card">${session.review ? html`<p class="calm">${t('ask.reviewed')}</p>` : nothing}
        <rostrum-ask
          .given=${{ code: this.code, items: this.items, talk: this.talk, here, send }}></rostrum-ask></section>
      <section class="card"><rostrum-questions
        .given=${{ items: this.items, ballotOf }}></rostrum-questions></section>`;
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
  <p>${[t('talk.by', { speaker: talk.speaker }), talk.department].filter(Boolean).join(' · ')}</p>
</section>`;
