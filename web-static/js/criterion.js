// How one criterion is scored with a finger: a row of numbers, several rows of them, or a list, as the scale asks for.

import { html, nothing } from '../lib/lit-html/lit-html.js';
import { inLanguage, t } from './text.js';

/** @typedef {number | 'skip'} Choice */

/** As many whole numbers as stand in one row of a narrow phone, each still as wide as a fingertip needs: 0 to 10. */
const ONE_ROW = 11;
/** More than these are quicker found in the phone's own list than among buttons. */
const BUTTONS = 25;

/**
 * The face of a scale: numbers in one `row`, in `rows`, or a `list`.
 * @param {number[]} values
 */
export function faceOf(values) {
  if (values.length > BUTTONS) return 'list';
  return values.length <= ONE_ROW && values.every(Number.isInteger) ? 'row' : 'rows';
}

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
  return html`<div class="criterion" role="radiogroup" data-criterion=${criterion.id} aria-labelledby="${name}:name">
    <span class="name" id="${name}:name">${inLanguage(criterion.name)}</span>
    <span class="chosen" aria-hidden="true">${typeof value === 'number' ? value : nothing}</span>
    ${
      face === 'list'
        ? list(asked)
        : html`<div class="scale" data-face=${face}>${values.map((step) => choice(asked, step, step, 'value'))}</div>`
    }
    ${choice(asked, 'skip', t('scoring.skip'), 'skip')}
  </div>`;
}

/** @param {Asked} asked @param {Choice} value @param {unknown} label @param {string} kind */
const choice = ({ name, value: chosen, locked, choose }, value, label, kind) => html`<label class=${kind}>
  <input type="radio" name=${name} value=${value} .checked=${chosen === value} ?disabled=${locked}
    @change=${() => choose(value)} /><span>${label}</span></label>`;

/** @param {Asked} asked */
const list = ({ name, values, value, locked, choose }) => html`<select class="scale" aria-labelledby="${name}:name"
  data-face="list" ?disabled=${locked}
  @change=${(/** @type {any} */ { target }) => target.value && choose(Number(target.value))}>
  <option value="" .selected=${typeof value !== 'number'}>${t('scoring.pick')}</option>
  ${[...values].reverse().map((step) => html`<option value=${step} .selected=${value === step}>${step}</option>`)}
</select>`;
