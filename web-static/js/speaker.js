import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { bar } from './frame.js';
import { byUpvotes, questionsOf } from './items.js';
import { Page } from './page.js';
import { lengthOf } from './screen/length.js';
import { t } from './text.js';
import './timer.js';

/** As many questions as a glance takes in beside the one that is being answered. */
const NEXT = 2;
/** From this many full characters on, a question is set smaller and smaller still, so that all of it is on the screen. */
const LONG_QUESTION = 80;
const LONGEST = 160;

/** What the speaker looks at while speaking: the time that is left, the question now, and the next two; read at two metres. */
class Speaker extends Page {
  constructor() {
    super('speaker');
  }

  body() {
    const { session, connection } = this;
    const { phase, spotlight } = session.stage;
    const over = phase === 'closed';
    const now = !over && spotlight && this.items[`question/${spotlight}`];
    return html`${bar(session, html`<span class="tag" data-phase-tag>${t(`phase.${phase}`)}</span>`)}
      <rostrum-banner .given=${{ connection }}></rostrum-banner>
      <main data-phase=${phase} class=${now ? 'asked' : 'speaking'}>
        <h1>${this.talk?.title ?? session.title}</h1>
        ${over ? html`<p class="over">${t('speaker.over')}</p>` : this._time()}
        ${now ? this._question(spotlight, now.text) : nothing} ${over ? nothing : this._next(spotlight)}
      </main>`;
  }

  /** The timer as it is set, or else the minutes that the talk is given, or the first one will be. */
  _time() {
    const { minutes = 0 } = this.talk ?? this.talks[0] ?? {};
    const given = { timer: this.session.stage.timer ?? { remaining: minutes * 60_000 }, connection: this.connection };
    return html`<rostrum-timer class="large" .given=${given}></rostrum-timer>`;
  }

  /** @param {string} id @param {string} text */
  _question(id, text) {
    return html`<section class="spotlight" data-spotlight=${id}><h2>${t('question.now')}</h2>
      <p class="text" data-length=${lengthOf(text, LONG_QUESTION, LONGEST)}>${text}</p></section>`;
  }

  /** @param {string | undefined} spotlight */
  _next(spotlight) {
    const waiting = questionsOf(this.items).filter(({ id, lane }) => lane === 'shown' && id !== spotlight);
    if (waiting.length === 0) return html`<p class="calm" data-none>${t('speaker.noQuestion')}</p>`;
    const next = waiting.sort(byUpvotes).slice(0, NEXT);
    return html`<section class="next"><h2>${t('speaker.next')}
        <span class="number">${t('speaker.waiting', { n: waiting.length })}</span></h2>
      <ol>${repeat(
        next,
        ({ id }) => id,
        ({ id, text, up }) =>
          html`<li data-question=${id}><span class="up figure"><span
            class="hidden">${t('question.up', { n: up })}</span><span aria-hidden="true">${up}</span></span><span class="text">${text}</span></li>`,
      )}</ol></section>`;
  }
}

customElements.define('rostrum-speaker', Speaker);
