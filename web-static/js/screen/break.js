import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { t } from '../text.js';
import './fitted.js';
import { programme } from './lobby.js';
import { presence, wayIn } from './way-in.js';

/** Between the talks: what comes next, and the way in for who comes late. @param {import('./view.js').View} view */
export function pause({ code, session, items, talks, connection }) {
  const next = talks.filter(({ box, revealed }) => box === 'new' && !revealed);
  return html`<section class="welcome">
      <h1><rostrum-fitted .given=${{ text: t('screen.break'), most: 5 }}></rostrum-fitted></h1>
      <rostrum-timer .given=${{ timer: session.stage.timer, connection }}></rostrum-timer>
      ${next.length > 0 ? html`<h2>${t('screen.next')}</h2>${programme(next)}` : nothing}</section>
    <section class="way-in">${wayIn(code)}${presence(items)}</section>`;
}
