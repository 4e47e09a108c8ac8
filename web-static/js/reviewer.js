import { html, nothing } from '../lib/lit-html/lit-html.js';
import { bar } from './frame.js';
import './interactions/Scoring.js';
import { remarksOf } from './items.js';
import { Page } from './page.js';
import './remark.js';
import './result.js';
import { t } from './text.js';

/** The reviewer's page: the remark on each talk, and the scoring where reviewers have a group of their own. */
class Reviewer extends Page {
  /** The talk that the reviewer turned to; without one, the talk on the stage. */
  _chosen = '';

  constructor() {
    super('reviewer');
    this.addEventListener('cast', (event) => this._cast(/** @type {CustomEvent} */ (event).detail));
  }

  body() {
    const { session, connection, talks } = this;
    const talk = talks.find(({ name }) => name === this._chosen) ?? this.talk ?? talks[0];
    return html`${bar(session, html`<span class="tag" data-phase-tag>${t(`phase.${session.stage.phase}`)}</span>`)}
      <rostrum-banner .given=${{ connection }}></rostrum-banner>
      <main data-phase=${session.stage.phase}>
        ${talks.length > 1 ? this._choice(talk) : nothing}
        ${talk ? this._talk(talk) : html`<p class="calm">${t('phone.lobby')}</p>`}
      </main>`;
  }

  /** @param {import('./items.js').Talk} current */
  _choice(current) {
    return html`<div class="orders" role="group" aria-label=${t('moderator.talks')}>${this.talks.map(
      ({ name, speaker }) => html`<button type="button" class="quiet"
      data-choose=${name} aria-pressed=${name === current.name}
        @click=${() => this._choose(name)}>${t('talk.by', { speaker })}</button>`,
    )}</div>`;
  }

  /** @param {string} name */
  _choose(name) {
    this._chosen = name;
    this.update();
  }

  /** @param {import('./items.js').Talk} talk */
  _talk(talk) {
    const here = this.connection.state === 'here';
    const ballot = this.outbox.of(`talk/${talk.name}`, talk.round);
    const send = (/** @type {any} */ fields) => this.send(fields);
    const given = { code: this.code, talk, ballot, here, send, remark: this._own(talk.name) };
    const scores = talk.rule.groups.some(({ id }) => id === 'reviewer');
    return html`<section class="card hero"
      data-talk-head=${talk.name}><h1>${talk.title}</h1>
      <p>${[t('talk.by', { speaker: talk.speaker }), talk.department].filter(Boolean).join(' · ')}</p></section>
      <section class="card"><h2 class="hidden">${t('remark.title')}</h2><rostrum-remark .given=${given}></rostrum-remark></section>
      ${talk.revealed ? this._result(talk) : nothing}
      ${
        scores
          ? html`<section class="card scoring" data-talk=${talk.name}><h2>${t('scoring.title')}</h2><p
            class="warn">${t('scoring.public')}</p>
        <rostrum-scoring .given=${given}></rostrum-scoring></section>`
          : nothing
      }`;
  }

  /** @param {import('./items.js').Talk} talk */
  _result(talk) {
    const tally = this.items[`tally/talk/${talk.name}`];
    return html`<section class="card" data-result-of=${talk.name}><h2>${t('result.title')}</h2>
      <rostrum-result .given=${{ talk, tally }}></rostrum-result></section>`;
  }

  /** One's own remark is the only one that may be seen unpublished. @param {string} talk */
  _own(talk) {
    const remarks = remarksOf(this.items, talk);
    return (
      remarks.find(({ reviewer }) => reviewer === this.connection.person) ??
      remarks.find(({ state }) => state !== 'published') ??
      (remarks.length === 1 ? remarks[0] : undefined)
    );
  }

  /** @param {{box: string, round: string, marks: import('./ballot.js').Marks}} cast */
  _cast({ box, round, marks }) {
    this.outbox.say(box, round, marks);
  }
}

customElements.define('rostrum-reviewer', Reviewer);
