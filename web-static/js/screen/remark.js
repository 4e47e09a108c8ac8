import { html } from '../../lib/lit-html/lit-html.js';
import { remarksOf } from '../items.js';
import { t } from '../text.js';
import './sheets.js';

/** What the reviewers say, once it is published. @param {import('./view.js').View} view */
export function remark({ talk, items }) {
  const texts = remarksOf(items, talk.name)
    .filter(({ state }) => state === 'published')
    .map(({ text }) => text);
  if (texts.length === 0)
    return html`<section class="listen"><h2>${t('remark.title')}</h2><p>${t('screen.noRemark')}</p></section>`;
  return html`<section class="remark" data-remark><h2>${t('remark.title')}</h2>
    <rostrum-sheets .given=${{ texts }}></rostrum-sheets></section>`;
}
