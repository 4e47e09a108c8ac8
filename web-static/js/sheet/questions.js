import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { byUpvotes } from '../items.js';
import { t } from '../text.js';

/** @typedef {import('../items.js').Question} Question */

/** What was asked, what most wanted to hear first; of what was not shown only how many. @param {Question[]} questions */
export function questions(questions) {
  const shown = questions.filter(({ lane }) => lane === 'shown' || lane === 'answered').sort(byUpvotes);
  const count = (/** @type {string} */ where) => questions.filter(({ lane }) => lane === where).length;
  const left = [
    count('declined') ? t('sheet.declined', { n: count('declined') }) : '',
    count('new') ? t('sheet.waiting', { n: count('new') }) : '',
  ].filter(Boolean);
  if (!shown.length && !left.length) return nothing;
  return html`<h3>${t('question.title')}</h3>
    ${shown.length ? html`<ol class="asked">${shown.map(question)}</ol>` : nothing}
    ${left.length ? html`<p class="left">${left.join(t('list.comma'))}</p>` : nothing}`;
}

/** @param {Question} question */
const question = ({ id, text, up, lane, reworded, original }) => html`<li data-question=${id} data-lane=${lane}>
  <span class="figure" data-up=${up}>${t('question.up', { n: up })}</span>
  <div><p class="text">${text}</p>${reworded ? html`<p class="left">${t('question.original', { text: original ?? '' })}</p>` : nothing}</div>
  <span class="lane-name">${t(`lane.${lane}`)}</span></li>`;
