import { html, nothing } from '../lib/lit-html/lit-html.js';
import { bar } from './frame.js';
import { questionsOf, remarksOf } from './items.js';
import { Page } from './page.js';
import { questions } from './sheet/questions.js';
import { ruleOf } from './sheet/rule.js';
import { scores } from './sheet/scores.js';
import { longDate, t } from './text.js';

/** @typedef {import('./items.js').Talk} Talk */

/** The results of a session on paper: each talk with its scores, remarks and questions. It has the moderator's key, and sees what the moderator sees. */
class Sheet extends Page {
  constructor() {
    super('moderator');
  }

  body() {
    const { session, talks, connection } = this;
    const known = talks.map(({ name }) => name);
    return html`<div class="screen-only">${bar(session, html`<button type="button" class="primary" data-do="print" @click=${() => print()}>${t('sheet.print')}</button>`)}</div>
      <rostrum-banner .given=${{ connection }}></rostrum-banner>
      <main class="sheet" data-phase=${session.stage.phase}>${this._head()}
        ${talks.map((talk, at) => this._talk(talk, at + 1))}
        ${this._others(known)}</main>`;
  }

  _head() {
    const { title, subtitle, number, date, venue, rehearsal } = this.session;
    return html`<header class="head">
      ${rehearsal ? html`<p class="rehearsal" data-rehearsal>${t('sheet.rehearsal')}</p>` : nothing}
      <h1>${title} <span class="number">${t('session.number', { number })}</span></h1>
      ${subtitle ? html`<p>${subtitle}</p>` : nothing}
      <p class="when">${[longDate(date), venue].filter(Boolean).join(' · ')}</p></header>`;
  }

  /** @param {Talk} talk @param {number} number */
  _talk(talk, number) {
    const { items } = this;
    const tally = items[`tally/talk/${talk.name}`];
    const asked = questionsOf(items).filter((question) => question.talk === talk.name);
    return html`<section data-talk=${talk.name} aria-labelledby=${`talk-${talk.name}`}>
      <div class="heading"><h2 id=${`talk-${talk.name}`}><span class="number">${number}</span> ${talk.title}</h2>
        <p class="who">${[talk.speaker, talk.department].filter(Boolean).join(' · ')}</p>
        <p class="turnout" data-turnout=${tally?.turnout ?? 0}>${t('scoring.turnout', { n: tally?.turnout ?? 0 })}</p></div>
      ${scores(talk, tally)} <p class="rule">${ruleOf(talk.rule)}</p>
      ${this._remarks(talk)} ${questions(asked)}</section>`;
  }

  /** @param {Talk} talk */
  _remarks({ name }) {
    const published = remarksOf(this.items, name).filter(({ state }) => state === 'published');
    if (!published.length) return nothing;
    return html`<h3>${t('remark.title')}</h3>${published.map(({ text, reviewer }) => html`<p class="text said" data-remark=${reviewer}>${text}</p>`)}`;
  }

  /** Questions that name no talk. @param {string[]} known */
  _others(known) {
    const others = questionsOf(this.items).filter(({ talk = '' }) => !known.includes(talk));
    const list = questions(others);
    return list === nothing ? nothing : html`<section data-talk="none"><h2>${t('sheet.others')}</h2>${list}</section>`;
  }
}

customElements.define('rostrum-sheet', Sheet);
