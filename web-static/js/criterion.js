// How one criterion is scored with a finger: a row of numbers, several rows of them, or a list, as the scale asks for.

import { html, nothing } from '../lib/lit-html/lit-html.js';
import { faceOf } from './items.js';
import { inLanguage, t } from './text.js';

/** @typedef {number | 'skip'} Choice */

/**
 * @typedef {object} Asked
 * @property {string} name tells this group of choices from all others of the page
 * @property {import('./items.js').Criterion} criterion
 * @property {number[]} values
 * @property {Choice} [value] what is chosen
 * @property {boolean} locked nothing can be chosen any more
 * @property {(chosen: Choice) => void} choose
 */

/** One criterion: its name, what is chosen, the skip beside it and the numbers below. @param {Asked} asked */
export function criterionView(asked) {
  const { name, criterion, values, value } = asked;
  const face = faceOf(values);
  return html`<div class="criterion" role="radiogroup" data-criterion=${criterion.id} data-face=${face}
    aria-labelledby="${name}:name">
    <span class="name" id="${name}:name">${inLanguage(criterion.name)}</span>
    <span class="chosen" aria-hidden="true">${typeof value === 'number' ? value : nothing}</span>
    ${
      face === 'list'
        ? list(asked)
        : html`<div class="scale">${values.map((step) => choice(asked, step, step, 'value'))}</div>`
    }
    ${choice(asked, 'skip', t('scoring.skip'), 'skip')}
  </div>`;
}

/** @param {Asked} asked @param {Choice} value @param {unknown} label @param {string} kind */
const choice = ({ name, value: chosen, locked, choose }, value, label, kind) => html`<label class=${kind}>
  <input type="radio" name=${name} value=${value} .checked=${chosen === value} ?disabled=${locked}
    @change=${() => choose(value)} /><span>${label}</span></label>`;

/** @param {Asked} asked */
const list = ({
  name,
  values,
  value,
  locked,
  choose,
}) => html`<select class="scale" aria-labelledby="${name}:name" ?disabled=${locked}
  @change=${(/** @type {any} */ { target }) => target.value && choose(Number(target.value))}>
  <option value="" .selected=${typeof value !== 'number'}>${t('scoring.pick')}</option>
  ${[...values].reverse().map((step) => html`<option value=${step} .selected=${value === step}>${step}</option>`)}
</select>`;
