import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { t } from '../text.js';
import './asked.js';
import './fitted.js';

/** The question on the stage, large, and what the room asks besides. @param {import('./view.js').View} view */
export function questions({ session, items }) {
  const { spotlight } = session.stage;
  const now = spotlight && items[`question/${spotlight}`];
  return html`${
    now
      ? html`<section class="spotlight" data-spotlight=${spotlight}><h2>${t('question.now')}</h2>
        <p class="text"><rostrum-fitted .given=${{ text: now.text, most: 4.2 }}></rostrum-fitted></p></section>`
      : nothing
  }<rostrum-asked class=${now ? 'besides' : ''} .given=${items}></rostrum-asked>`;
}
