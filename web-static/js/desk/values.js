import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { few } from '../result.js';
import { inLanguage, t } from '../text.js';

/** @typedef {import('../items.js').Talk} Talk @typedef {import('../items.js').Tally} Tally */

/** How a talk stands, as far as the moderator may see: the total and each criterion's trimmed mean. @param {Talk} talk @param {Tally | undefined} tally */
export function values(talk, tally) {
  if (talk.box === 'new') return nothing;
  if (!tally?.score) return html`<p class="calm" data-result="few">${few(talk, tally)}</p>`;
  return html`<table class="values" data-result="values">
    <caption class="hidden">${t('result.title')}</caption>
    <thead><tr><td></td><th scope="col">${t('result.trimmed')}</th><th scope="col">${t('result.mean')}</th>
      <th scope="col">${t('result.n')}</th></tr></thead>
    <tbody>${talk.rule.groups.map(({ id }) => ofGroup(talk, tally, id))}</tbody></table>`;
}

/** @param {Talk} talk @param {Tally} tally @param {string} group */
const ofGroup = ({ rule }, { score }, group) =>
  rule.criteria.map(({ id, name }) => {
    const value = score?.criteria[group]?.[id];
    const whose = rule.groups.length > 1 ? `${t(`group.${group}`)} · ` : '';
    return html`<tr data-criterion=${id} data-group=${group}><th scope="row">${whose}${inLanguage(name)}</th>
      <td class="trimmed">${value?.trimmed ?? '–'}</td><td>${value?.mean ?? '–'}</td><td>${value?.n ?? 0}</td></tr>`;
  });
