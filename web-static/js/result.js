import { html, nothing } from '../lib/lit-html/lit-html.js';
import { valuesOf } from './items.js';
import { Part } from './part.js';
import { inLanguage, t } from './text.js';

/** @typedef {import('./items.js').Talk} Talk @typedef {import('./items.js').Tally} Tally */

/** How often each value was given, as columns that grow and shrink by transform alone. Given `{values, counts}`. */
class Histogram extends Part {
  view() {
    const { values, counts } = this.given;
    const most = Math.max(4, ...counts);
    queueMicrotask(() => this._raise(counts.map((/** @type {number} */ count) => count / most)));
    return values.map(
      (
        /** @type {number} */ value,
        /** @type {number} */ at,
      ) => html`<span class="column" data-value=${value} data-count=${counts[at]}>
      <span class="track"><span class="fill"></span></span><span class="tick">${value}</span></span>`,
    );
  }

  /**
   * The content security policy forbids style attributes, so the heights are set from here.
   * @param {number[]} shares
   */
  _raise(shares) {
    const fills = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.fill'));
    fills.forEach((fill, at) => fill.style.setProperty('--share', String(shares[at])));
  }
}

/**
 * The result of a talk: the total, and for each criterion the distribution, n, mean and trimmed mean. Given `{talk,
 * tally}`.
 */
class Result extends Part {
  view() {
    const { talk, tally } = this.given;
    if (!tally?.score) return html`<p class="calm" data-result="few">${few(talk, tally)}</p>`;
    return html`<dl class="total"
      data-result="values"><dt>${t('result.total')}</dt><dd>${tally.score.overall ?? '–'}</dd></dl>
      ${groupTotals(talk, tally)}
      <ul class="criteria">${talk.rule.criteria.map(
        (/** @type {any} */ criterion) => html`<li data-criterion=${criterion.id}>
        ${criterionResult(talk, tally, criterion)}</li>`,
      )}</ul>
      <p class="calm">${t('result.trimmedMeans', { percent: Math.round(talk.rule.trim * 100) })}</p>`;
  }
}

customElements.define('rostrum-histogram', Histogram);
customElements.define('rostrum-result', Result);

/** Why there are no values to see yet. @param {Talk} talk @param {Tally | undefined} tally */
export function few({ rule: { minimumTurnout: minimum } }, tally) {
  const n = tally?.turnout ?? 0;
  if (n >= minimum) return t('result.later', { n });
  return n > 0 ? t('result.few', { n, minimum }) : t('result.none', { minimum });
}

/** With several groups each has its own score. @param {Talk} talk @param {Tally} tally */
export const groupTotals = ({ rule }, { score }) =>
  rule.groups.length < 2
    ? nothing
    : html`<p
      class="groups">${rule.groups.map(({ id }) => html`<span>${t(`group.${id}`)} <b>${score?.groups[id] ?? '–'}</b></span> `)}</p>`;

/** @param {Talk} talk @param {Tally} tally @param {import('./items.js').Criterion} criterion */
export function criterionResult(talk, tally, criterion) {
  const groups = talk.rule.groups.map(({ id }) => id);
  return html`<h3>${inLanguage(criterion.name)}</h3>
    ${groups.map((group) => groupResult(talk, tally, criterion.id, group, groups.length > 1))}`;
}

/** @param {Talk} talk @param {Tally} tally @param {string} criterion @param {string} group @param {boolean} named */
function groupResult(talk, tally, criterion, group, named) {
  const value = tally.score?.criteria[group]?.[criterion];
  const counts = tally.counts?.[group]?.[criterion] ?? {};
  const given = { values: valuesOf(talk), counts: valuesOf(talk).map((step) => counts[step] ?? 0) };
  return html`<div class=${named ? 'distribution named' : 'distribution'} data-group=${group}>
    ${named ? html`<p class="group">${t(`group.${group}`)}</p>` : nothing}
    <rostrum-histogram role="img" aria-label=${spoken(given) || '–'} .given=${given}></rostrum-histogram>
    <dl class="values">
      <div class="trimmed"><dt>${t('result.trimmed')}</dt><dd>${value?.trimmed ?? '–'}</dd></div>
      <div class="mean"><dt>${t('result.mean')}</dt><dd>${value?.mean ?? '–'}</dd></div>
      <div class="n"><dt>${t('result.n')}</dt><dd>${value?.n ?? (tally.score ? 0 : '–')}</dd></div>
    </dl></div>`;
}

/** @param {{values: number[], counts: number[]}} given */
const spoken = ({ values, counts }) =>
  values
    .map((value, at) => (counts[at] ? t('result.spoken', { value, count: counts[at] }) : ''))
    .filter(Boolean)
    .join(t('list.comma'));
