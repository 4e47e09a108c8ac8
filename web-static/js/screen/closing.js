import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { questionsOf } from '../items.js';
import { t } from '../text.js';
import './fitted.js';
import { by } from './lobby.js';
import { placesOf } from './places.js';

/** @typedef {import('../items.js').Talk} Talk @typedef {import('../items.js').Items} Items */

/** After the last talk: what the evening came to, in a few figures. @param {import('./view.js').View} view */
export function closing({ items, talks }) {
  const places = placesOf(talks, (name) => tallyOf(items, name).score?.exact);
  return html`<section class="closing"><h1><rostrum-fitted .given=${{ text: t('screen.closed'), most: 3.6 }}></rostrum-fitted></h1>
    <ol class="figures" data-talks=${talks.length}>${talks.map((talk) => figures(talk, tallyOf(items, talk.name), places))}</ol>
    ${questionsLine(items)}</section>`;
}

/** @param {Items} items @param {string} name @returns {import('../items.js').Tally} */
const tallyOf = (items, name) => items[`tally/talk/${name}`] ?? { turnout: 0 };

/** @param {Talk} talk @param {import('../items.js').Tally} tally @param {Map<string, number> | null} places */
const figures = (talk, tally, places) => html`<li data-closing=${talk.name}>
  <div class="what"><rostrum-fitted class="title" .given=${{ text: talk.title, most: 2.2 }}></rostrum-fitted>
    <rostrum-fitted class="by" .given=${{ text: by(talk), most: 1.3 }}></rostrum-fitted></div>
  <p class="place">${places ? html`<span data-place=${places.get(talk.name)}>${t('screen.place', { place: places.get(talk.name) ?? 0 })}</span>` : nothing}</p>
  <p class="score">${talk.revealed && tally.score?.overall ? html`<b class="figure" data-overall>${tally.score.overall}</b>` : nothing}
    <span class="n">${t('scoring.turnout', { n: tally.turnout })}</span></p></li>`;

/** Only what was on the wall is counted: the others are between the asker and the moderator. @param {Items} items */
function questionsLine(items) {
  const shown = questionsOf(items);
  const answered = shown.filter(({ lane }) => lane === 'answered').length;
  if (shown.length === 0) return nothing;
  return html`<p class="asked" data-shown=${shown.length} data-answered=${answered}>${t('screen.asked', { n: shown.length })} · ${t('screen.answered', { n: answered })}</p>`;
}
