import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { heading } from './frame.js';
import { byUpvotes, questionsOf, remarksOf } from './items.js';
import { Page } from './page.js';
import { criterionResult, groupTotals } from './result.js';
import { language, longDate, t } from './text.js';
import './timer.js';

/** @typedef {import('./items.js').Talk} Talk */

const TOP = 4;

/** The projector: the talk, its tally as it changes, the questions, and the way in; read from the last row. */
class Screen extends Page {
  constructor() {
    super('projector');
  }

  body() {
    const { session, talk, connection } = this;
    const { phase, timer } = session.stage;
    const on = talk && !['lobby', 'closed', 'break'].includes(phase) ? talk : undefined;
    const large = on ? this._large(on, phase) : null;
    return html`<header class="bar"><p class="brand">${heading(session)}</p><span
      class="tag" data-phase-tag>${t(`phase.${phase}`)}</span>
        <rostrum-timer .given=${{ timer, connection }}></rostrum-timer><rostrum-language .given=${language}></rostrum-language></header>
      <rostrum-banner .given=${{ connection }}></rostrum-banner>
      <main data-phase=${phase}
        class=${layoutOf(on, large)}>${on ? this._talk(on, large) : this._hall(session, phase)}</main>`;
  }

  /** Before, between and after the talks: the way in, large. @param {any} session @param {string} phase */
  _hall(session, phase) {
    return html`<section class="welcome"><h1>${phase === 'lobby' ? session.title : t(`screen.${phase}`)}</h1>
        <p>${session.subtitle ?? ''}</p><p
          class="calm">${[longDate(session.date), session.venue].filter(Boolean).join(' · ')}</p>
        <ol class="programme">${this.talks.map(
          (talk) => html`<li><b>${talk.title}</b>
          <span>${t('talk.by', { speaker: talk.speaker })}${this._score(talk)}</span></li>`,
        )}</ol></section>
      ${phase === 'closed' ? nothing : this._wayIn()}`;
  }

  /** @param {Talk} talk */
  _score({ name, revealed }) {
    const overall = this.items[`tally/talk/${name}`]?.score?.overall;
    return revealed && overall ? html` · <b class="figure">${overall}</b>` : nothing;
  }

  _wayIn() {
    return html`<section class="way-in"><img class="qr" src=${`/api/sessions/${this.code}/qr.svg`}
      alt=${t('screen.qr')} />
      <p>${t('screen.join')}</p><p class="code" data-code>${this.code}</p>${this._presence()}</section>`;
  }

  _presence() {
    const { phones } = this.items.presence ?? { phones: 0 };
    return html`<p class="calm" data-phones=${phones}>${t('screen.here', { n: phones })}</p>`;
  }

  /** @param {Talk} talk @param {{title: string, text: string} | null} large */
  _talk(talk, large) {
    const tally = this.items[`tally/talk/${talk.name}`] ?? { turnout: 0 };
    return html`<section class="headline" data-talk=${talk.name}><h1
      data-length=${lengthOf(talk.title, 16, 22, 44)}>${talk.title}</h1>
        <p>${[t('talk.by', { speaker: talk.speaker }), talk.department].filter(Boolean).join(' · ')}</p></section>
      ${
        large
          ? html`<section class="spotlight" data-spotlight
        data-length=${lengthOf(large.text, 40, 90, 120)}><h2>${large.title}</h2><p
        class="text">${large.text}</p></section>`
          : nothing
      }
      ${
        talk.box === 'new' && !large
          ? html`<section
        class="waiting"><p>${t('screen.listening')}</p></section>`
          : nothing
      }
      ${talk.box === 'new' ? nothing : this._tally(talk, tally, Boolean(large))}
      <aside>${this._corner()} ${this._questions()}</aside>`;
  }

  /**
   * What the room looks at together just now: the question on the stage, or the remark; at the reveal nothing but the
   * values.
   * @param {Talk} talk
   * @param {string} phase
   */
  _large(talk, phase) {
    const remark = remarksOf(this.items, talk.name).find(({ state }) => state === 'published');
    if (phase === 'remark') return remark ? { title: t('remark.title'), text: remark.text } : null;
    const question = phase === 'reveal' ? undefined : this.items[`question/${this.session.stage.spotlight}`];
    return question ? { title: t('question.now'), text: question.text } : null;
  }

  /**
   * Drawn from the first ballot on, so that no text jumps when the values come.
   * @param {Talk} talk
   * @param {import('./items.js').Tally} tally
   * @param {boolean} small
   */
  _tally(talk, tally, small) {
    const phones = this.items.presence?.phones ?? 0;
    return html`<section class=${small ? 'tally small' : 'tally'} data-turnout=${tally.turnout} data-phones=${phones}>
      <h2 class="hidden">${t('scoring.title')}</h2>
      <div class="sum"><div><p
        class="turnout">${t('screen.turnout', { scored: tally.turnout, here: phones })}</p>${tally.score ? groupTotals(talk, tally) : nothing}</div>
        ${
          tally.score
            ? html`<p class="overall"><span>${t(talk.revealed ? 'result.title' : 'result.total')}</span> <b
              class="figure" data-overall>${tally.score.overall ?? '–'}</b></p>`
            : html`<p class="few" data-result="few">${few(talk, tally)}</p>`
        }</div>
      <ul class="criteria">${talk.rule.criteria.map(
        (criterion) => html`<li
        data-criterion=${criterion.id}>${criterionResult(talk, tally, criterion)}</li>`,
      )}</ul>
    </section>`;
  }

  /** The way in for who comes late. */
  _corner() {
    return html`<div class="corner"><img class="qr" src=${`/api/sessions/${this.code}/qr.svg`} alt=${t('screen.qr')} />
      <div><p>${t('screen.join')}</p><p class="code" data-code>${this.code}</p></div></div>`;
  }

  _questions() {
    const { spotlight } = this.session.stage;
    const shown = questionsOf(this.items).filter(({ id, lane }) => lane === 'shown' && id !== spotlight);
    return html`<section class="top"><h2>${t('question.title')} <span class="number">${shown.length || ''}</span></h2>
      ${shown.length === 0 ? html`<p class="calm">${t('screen.noQuestions')}</p>` : nothing}
      <ol>${repeat(
        shown.sort(byUpvotes).slice(0, TOP),
        ({ id }) => id,
        ({ id, text, up }) =>
          html`<li data-question=${id}><span class="up figure">${up}</span><span class="text">${text}</span></li>`,
      )}</ol></section>`;
  }
}

customElements.define('rostrum-screen', Screen);

/** @param {Talk | undefined} talk @param {unknown} large */
function layoutOf(talk, large) {
  if (!talk) return 'hall';
  if (large) return 'talk large';
  return talk.box === 'new' ? 'talk listening' : 'talk';
}

/** Why there are no values on the wall yet. @param {Talk} talk @param {import('./items.js').Tally} tally */
const few = ({ rule: { minimumTurnout: minimum } }, { turnout }) =>
  turnout < minimum ? t('screen.few', { minimum }) : t('screen.later');

/** How large a text may be set. @param {string} text @param {number[]} limits widths in full-width characters */
function lengthOf(text, ...limits) {
  const width = [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.5), 0);
  return ['short', 'middle', 'long', 'longest'][limits.filter((limit) => width > limit).length];
}
