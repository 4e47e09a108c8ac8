import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { inLanguage, t } from '../text.js';
import './bars.js';
import { columnsOf, highest } from './columns.js';
import './fitted.js';

/** @typedef {import('../items.js').Talk} Talk @typedef {import('../items.js').Tally} Tally @typedef {import('../items.js').Criterion} Criterion */

/** From so many on all are set alike, low. */
const MANY = 6;

/**
 * Each criterion with its distribution and its values, which are dashes while there are none.
 * @param {Talk} talk
 * @param {Tally} tally
 * @param {{name: number, flat: boolean}} drawn how large the names are, in rem, and whether the columns are still to grow
 */
export function criteria(talk, tally, drawn) {
  const { criteria, groups } = talk.rule;
  const all = groups.flatMap(({ id }) => criteria.map((criterion) => columns(talk, tally, id, criterion)));
  return html`<ol class="criteria" data-criteria=${Math.min(MANY, criteria.length)}>${criteria.map(
    (criterion) => html`<li data-criterion=${criterion.id}>
      <h3><rostrum-fitted .given=${{ text: inLanguage(criterion.name), most: drawn.name }}></rostrum-fitted></h3>
      ${groups.map(({ id }, at) =>
        at === 0
          ? distribution(talk, tally, id, criterion, { ...drawn, most: highest(all) })
          : beside(talk, tally, id, criterion),
      )}</li>`,
  )}</ol>`;
}

/** @param {Talk} talk @param {Tally} tally @param {string} group @param {Criterion} criterion */
const columns = (talk, { counts }, group, { id }) => columnsOf(talk, counts?.[group]?.[id]);

/**
 * @param {Talk} talk
 * @param {Tally} tally
 * @param {string} group
 * @param {Criterion} criterion
 * @param {{most: number, flat: boolean}} drawn
 */
function distribution(talk, tally, group, criterion, drawn) {
  const shown = columns(talk, tally, group, criterion);
  return html`<div class="distribution" data-group=${group}>
    <rostrum-bars role="img" aria-label=${barsSpoken(shown) || '–'} .given=${{ columns: shown, ...drawn }}></rostrum-bars>
    ${values(tally, group, criterion)}</div>`;
}

/**
 * A group after the first, which is small, in a line.
 * @param {Talk} talk
 * @param {Tally} tally
 * @param {string} group
 * @param {Criterion} criterion
 */
const beside = (talk, tally, group, criterion) => html`<div class="beside" data-group=${group}>
  <p class="group">${t(`group.${group}`)}</p>
  <p class="hidden">${barsSpoken(columns(talk, tally, group, criterion))}</p>${values(tally, group, criterion)}</div>`;

/** @param {Tally} tally @param {string} group @param {Criterion} criterion */
function values({ score }, group, { id }) {
  const value = score?.criteria[group]?.[id];
  return html`<dl class="values">
    <div class="trimmed"><dt class="hidden">${t('result.trimmed')}</dt><dd>${value?.trimmed ?? '–'}</dd></div>
    <div class="mean"><dt>${t('result.mean')}</dt><dd>${value?.mean ?? '–'}</dd></div>
    <div class="n"><dt>${t('result.n')}</dt><dd>${value?.n ?? (score ? 0 : '–')}</dd></div></dl>`;
}

/** @param {import('./columns.js').Column[]} shown */
const barsSpoken = (shown) =>
  shown
    .filter(({ count }) => count > 0)
    .map(({ value, count }) => t('result.spoken', { value, count }))
    .join(t('list.comma'));

/** How many characters the highest value takes, by which values are set smaller. @param {Talk} talk */
export const digits = ({ rule: { scale } }) => scale.max.toFixed(2).length;

/** The talk's number. @param {Tally} tally */
export const overall = (tally) => html`<p class="overall"><span>${t('result.total')}</span>
  <b class="figure" data-overall>${tally.score?.overall ?? '–'}</b></p>`;

/** With several groups each has its own score. @param {Talk} talk @param {Tally} tally */
export const groupTotals = ({ rule }, { score }) =>
  rule.groups.length < 2
    ? nothing
    : html`<p class="groups">${rule.groups.map(
        ({ id }) => html`<span>${t(`group.${id}`)} <b class="figure">${score?.groups[id] ?? '–'}</b></span> `,
      )}</p>`;

/** Why there are no values on the wall yet. @param {Talk} talk @param {Tally} tally */
export const few = ({ rule: { minimumTurnout: minimum } }, { turnout }) =>
  turnout < minimum ? t('screen.few', { minimum }) : t('screen.later');

/** How many have scored, as a number and a word. @param {Tally} tally */
export const scored = ({ turnout }) => html`<p class="scored"><b class="figure">${turnout}</b>
  <span>${t('screen.scored', { n: turnout })}</span></p>`;
