import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { Part } from '../part.js';
import { inLanguage, t } from '../text.js';
import './radar.js';
import { stepAt, untilNext } from './reveals.js';
import { criteria, digits, few, groupTotals, overall, scored } from './values.js';

/** @typedef {import('../items.js').Talk} Talk @typedef {import('../items.js').Tally} Tally */

/** Fewer criteria than these have no shape. */
const AXES = 3;

/** The result of a talk: after a silence the shapes, then the values, then the number; at once for who comes later. Given `{talk, tally, since}`. */
class Reveal extends Part {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  _later;

  disconnectedCallback() {
    clearTimeout(this._later);
  }

  view() {
    const { talk, tally } = this.given;
    if (!tally.score) return withheld(talk, tally);
    const elapsed = this._elapsed();
    const step = stepAt(elapsed);
    this._comeBack(untilNext(elapsed));
    const shaped = talk.rule.criteria.length >= AXES;
    return html`<section class=${shaped ? 'tally revealed' : 'tally revealed plain'}
      data-turnout=${tally.turnout} data-step=${step} data-digits=${digits(talk)}>
      <h2 class="hidden">${t('result.title')}</h2>
      <div class="silence"><p class="title">${t('result.title')}</p>${scored(tally)}</div>
      ${shaped ? radar(talk, tally, step !== 'pause', elapsed < Infinity) : nothing}
      <div class="number">${overall(tally)}${groupTotals(talk, tally)}${scored(tally)}</div>
      ${criteria(talk, tally, { name: 1.2, flat: step === 'pause' })}
      <p class="how">${t('result.trimmedMeans', { percent: Math.round(talk.rule.trim * 100) })}</p></section>`;
  }

  _elapsed() {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return this.given.since === null || still ? Infinity : performance.now() - this.given.since;
  }

  /** @param {number | null} pause */
  _comeBack(pause) {
    clearTimeout(this._later);
    if (pause !== null) this._later = setTimeout(() => this.update(), pause);
  }
}

customElements.define('rostrum-reveal', Reveal);

/** @param {import('./view.js').View} view */
export const reveal = ({ talk, tally, since }) =>
  html`<rostrum-reveal .given=${{ talk, tally, since }}></rostrum-reveal>`;

/** Too few have scored, or nothing is revealed yet: how many, and nothing else. @param {Talk} talk @param {Tally} tally */
const withheld = (talk, tally) => html`<section class="tally counting" data-turnout=${tally.turnout}>
  <div class="heading"><h2>${t('result.title')}</h2></div>
  <div class="large">${scored(tally)}</div>
  <p class="few" data-result="few">${few(talk, tally)}</p></section>`;

/** @param {Talk} talk @param {Tally} tally @param {boolean} drawn @param {boolean} slow */
function radar({ rule: { criteria, groups, scale } }, { score }, drawn, slow) {
  const rings = groups.map(({ id }) => ({
    name: t(`group.${id}`),
    values: criteria.map((criterion) => numberOf(score?.criteria[id]?.[criterion.id]?.trimmed)),
  }));
  const axes = criteria.map(({ name }) => inLanguage(name));
  return html`<rostrum-radar role="img" aria-label=${radarSpoken(axes, rings)}
    .given=${{ axes, scale, rings: drawn ? rings : [], slow }}></rostrum-radar>`;
}

/** @param {string | undefined} text */
const numberOf = (text) => (text === undefined ? null : Number(text));

/** @param {string[]} axes @param {{values: (number | null)[]}[]} rings */
const radarSpoken = (axes, rings) =>
  axes.map((name, at) => `${name} ${rings.map(({ values }) => values[at] ?? '–').join(' / ')}`).join(t('list.comma'));
