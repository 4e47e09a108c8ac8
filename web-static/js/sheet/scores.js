import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { valuesOf } from '../items.js';
import { inLanguage, t } from '../text.js';
import './bars.js';

/** @typedef {import('../items.js').Talk} Talk @typedef {import('../items.js').Tally} Tally */

/** A talk's values, once they may be read; until then why there are none. @param {Talk} talk @param {Tally | undefined} tally */
export function scores(talk, tally) {
  const why = hidden(talk, tally);
  if (why)
    return html`<p class="why" data-result=${why}>${t(`sheet.${why}`, { minimum: talk.rule.minimumTurnout })}</p>`;
  const groups = talk.rule.groups.map(({ id }) => id);
  return html`<dl class="overall" data-result="values"><div><dt>${t('result.total')}</dt><dd data-overall>${tally?.score?.overall ?? '–'}</dd></div>
    ${groups.length > 1 ? groups.map((id) => html`<div><dt>${t(`group.${id}`)}</dt><dd>${tally?.score?.groups[id] ?? '–'}</dd></div>`) : nothing}</dl>
    <div class="table"><table><thead><tr><th scope="col">${t('sheet.criterion')}</th><th scope="col" class="figure">${t('result.n')}</th><th scope="col" class="figure">${t('result.mean')}</th>
      <th scope="col" class="figure">${t('result.trimmed')}</th><th scope="col">${t('sheet.distribution')}</th></tr></thead>
    <tbody>${talk.rule.criteria.flatMap((criterion) => groups.map((group) => row(talk, /** @type {Tally} */ (tally), criterion, group, groups.length > 1)))}</tbody></table></div>`;
}

/** @param {Talk} talk @param {Tally | undefined} tally */
function hidden({ box, revealed, rule }, tally) {
  const turnout = tally?.turnout ?? 0;
  if (box === 'new') return 'notScored';
  if (turnout < rule.minimumTurnout) return 'few';
  return revealed && tally?.score ? '' : 'notRevealed';
}

/** @param {Talk} talk @param {Tally} tally @param {import('../items.js').Criterion} criterion @param {string} group @param {boolean} named */
function row(talk, { score, counts = {} }, { id, name }, group, named) {
  const value = score?.criteria[group]?.[id];
  const given = counts[group]?.[id] ?? {};
  const steps = valuesOf(talk);
  const bars = { values: steps, counts: steps.map((step) => given[step] ?? 0) };
  return html`<tr data-criterion=${id} data-group=${group}><th scope="row">${inLanguage(name)}${named ? html`<br /><small>${t(`group.${group}`)}</small>` : nothing}${given.skip ? html`<br /><small>${t('sheet.skipped', { n: given.skip })}</small>` : nothing}</th>
    <td class="figure">${value?.n ?? 0}</td>
    <td class="figure" data-mean>${value?.mean ?? '–'}</td><td class="figure"><b data-trimmed>${value?.trimmed ?? '–'}</b></td>
    <td class="spread"><rostrum-bars role="img" aria-label=${spoken(bars) || '–'} .given=${bars}></rostrum-bars></td></tr>`;
}

/** @param {{values: number[], counts: number[]}} given */
const spoken = ({ values, counts }) =>
  values
    .flatMap((value, at) => (counts[at] ? t('result.spoken', { value, count: counts[at] }) : []))
    .join(t('list.comma'));
