import { html } from '../../lib/lit-html/lit-html.js';
import { longDate, t } from '../text.js';
import './fitted.js';
import { presence, wayIn } from './way-in.js';

/** More talks than these need the room that a large title takes. */
const FEW = 2;

/** Before the first talk: what is on, and the way in, large. @param {import('./view.js').View} view */
export const lobby = ({ code, session, items, talks }) => html`<section class="welcome">
    <h1><rostrum-fitted .given=${{ text: session.title, most: talks.length > FEW ? 3.6 : 5 }}></rostrum-fitted></h1>
    <p class="subtitle"><rostrum-fitted .given=${{ text: session.subtitle ?? '', most: 1.75 }}></rostrum-fitted></p>
    <p class="calm">${[longDate(session.date), session.venue].filter(Boolean).join(' · ')}</p>
    ${programme(talks)}</section>
  <section class="way-in">${wayIn(code)}${presence(items)}</section>`;

/** @param {import('../items.js').Talk[]} talks */
export const programme = (talks) =>
  html`<ol class="programme">${talks.map(
    ({ name, title, speaker, department }) => html`<li data-programme=${name}><div>
    <rostrum-fitted class="title" .given=${{ text: title, most: 2.4 }}></rostrum-fitted>
    <rostrum-fitted class="by" .given=${{ text: by({ speaker, department }), most: 1.4 }}></rostrum-fitted></div></li>`,
  )}</ol>`;

/** Who speaks. @param {{speaker: string, department?: string}} talk */
export const by = ({ speaker, department }) => [t('talk.by', { speaker }), department].filter(Boolean).join(' · ');
