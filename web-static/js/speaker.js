import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { bar } from './frame.js';
import { byUpvotes, questionsOf } from './items.js';
import { Page } from './page.js';
import { t } from './text.js';
import './timer.js';

/** What the speaker looks at while speaking: the time that is left, the question now, and the next two. */
class Speaker extends Page {
  constructor() {
    super('speaker');
  }

  body() {
    const { session, talk, connection } = this;
    const { phase, timer, spotlight } = session.stage;
    const now = spotlight && this.items[`question/${spotlight}`];
    return html`${bar(session, html`<span class="tag">${t(`phase.${phase}`)}</span>`)}
      <rostrum-banner .given=${{ connection }}></rostrum-banner>
      <main data-phase=${phase}>
        <h1>${talk?.title ?? session.title}</h1>
        <rostrum-timer class="large"
          .given=${{ timer: timer ?? { remaining: (talk?.minutes ?? 0) * 60_000 }, connection }}></rostrum-timer>
        ${
          now
            ? html`<section class="spotlight" data-spotlight=${spotlight}><h2>${t('question.now')}</h2><p
              class="text">${now.text}</p></section>`
            : html`<p class="calm">${t('speaker.noQuestion')}</p>`
        }
        ${this._next(spotlight)}
      </main>`;
  }

  /** @param {string | undefined} spotlight */
  _next(spotlight) {
    const next = questionsOf(this.items)
      .filter(({ id, lane }) => lane === 'shown' && id !== spotlight)
      .sort(byUpvotes)
      .slice(0, 2);
    if (next.length === 0) return nothing;
    return html`<section class="next"><h2>${t('speaker.next')}</h2>
      <ol>${repeat(
        next,
        ({ id }) => id,
        ({ id, text, up }) =>
          html`<li data-question=${id}><span class="up figure">${up}</span><span class="text">${text}</span></li>`,
      )}</ol></section>`;
  }
}

customElements.define('rostrum-speaker', Speaker);
