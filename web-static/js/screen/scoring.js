import { html } from '../../lib/lit-html/lit-html.js';
import { t } from '../text.js';
import { countdown } from './countdown.js';
import { criteria, digits, few, groupTotals, overall, scored } from './values.js';

/** @typedef {import('./view.js').View} View */

/** While the room scores: how many have, and what it comes to so far if that is for all to see. @param {View} view */
export const scoring = (view) => (view.talk.rule.reveal === 'live' ? live(view) : counting(view));

/** Drawn from the first ballot on, so that no text jumps when the values come. @param {View} view */
const live = (
  view,
) => html`<section class="tally live" data-turnout=${view.tally.turnout} data-digits=${digits(view.talk)}>
  ${title(view)}
  <div class="sum">${scored(view.tally)}<div class="so-far">${
    view.tally.score
      ? html`${overall(view.tally)}${groupTotals(view.talk, view.tally)}`
      : html`<p class="few" data-result="few">${few(view.talk, view.tally)}</p>`
  }</div></div>
  ${criteria(view.talk, view.tally, { name: 1.5, flat: false })}</section>`;

/** @param {View} view */
const counting = (view) => html`<section class="tally counting" data-turnout=${view.tally.turnout}>
  ${title(view)}
  <div class="large">${scored(view.tally)}</div>
  <p class="few" data-result="few">${few(view.talk, view.tally)}</p></section>`;

/** @param {View} view */
const title = ({ talk, connection }) => html`<div class="heading"><h2
  data-box=${talk.box}>${t(`screen.box.${talk.box}`)}</h2>${countdown(talk, connection)}</div>`;
