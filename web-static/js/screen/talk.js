import { html } from '../../lib/lit-html/lit-html.js';
import { questionsOf } from '../items.js';
import { t } from '../text.js';
import './fitted.js';
import { by } from './lobby.js';

/** While somebody speaks there is nothing to count: the title has the wall. @param {import('./view.js').View} view */
export function talk({ talk, items }) {
  const n = questionsOf(items).filter(({ lane }) => lane === 'shown').length;
  return html`<section class="headline large" data-talk=${talk.name}>
      <h1><rostrum-fitted .given=${{ text: talk.title, most: 5 }}></rostrum-fitted></h1>
      <p class="by"><rostrum-fitted .given=${{ text: by(talk), most: 2.2 }}></rostrum-fitted></p></section>
    <p class="listening">${t('screen.listening')} <span data-asked=${n}>${n > 0 ? t('screen.asked', { n }) : ''}</span></p>`;
}
