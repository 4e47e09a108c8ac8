import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { BLINK } from '../connection.js';
import { heading } from '../frame.js';
import { language, t } from '../text.js';
import { Ticking } from '../ticking.js';
import '../timer.js';
import { countdown } from './countdown.js';
import { by } from './lobby.js';
import { scored } from './values.js';
import { presence, wayIn } from './way-in.js';

/** The small sign of a lost connection: the last picture stays as it is beside it. Given `{connection}`. */
class LostMark extends Ticking {
  get every() {
    return 500;
  }

  view() {
    const { lostAt } = this.given.connection;
    const gone = lostAt !== null && Date.now() - lostAt > BLINK;
    return html`<span role="status">${gone ? html`<span class="lost" data-lost>${t('screen.lost')}</span>` : nothing}</span>`;
  }
}

customElements.define('rostrum-lost-mark', LostMark);

/** @param {import('./view.js').View} view */
export const headBar = ({ session, connection }) => html`<header class="bar">
  <p class="brand">${heading(session)}</p>
  <span class="tag" data-phase-tag>${t(`phase.${session.stage.phase}`)}</span>
  ${session.rehearsal ? html`<span class="tag rehearsal" data-rehearsal>${t('screen.rehearsal')}</span>` : nothing}
  <rostrum-lost-mark .given=${{ connection }}></rostrum-lost-mark>
  <rostrum-language .given=${language}></rostrum-language></header>`;

/** The talk, above whatever the room looks at. @param {import('../items.js').Talk} talk @param {boolean} small */
export const headline = (talk, small) => html`<section class="headline" data-talk=${talk.name}>
  <h1><rostrum-fitted .given=${{ text: talk.title, most: small ? 2 : 2.4 }}></rostrum-fitted></h1>
  <p class="by"><rostrum-fitted .given=${{ text: by(talk), most: 1.4 }}></rostrum-fitted></p></section>`;

/** The time, who is here and the way in, at the side of every talk. @param {import('./view.js').View} view @param {boolean} counts */
export const rail = ({ code, session, talk, tally, items, connection }, counts) => html`<aside class="rail">
  <rostrum-timer .given=${{ timer: session.stage.timer, connection }}></rostrum-timer>
  <div class="room">${presence(items)}${counts && talk.box !== 'new' ? html`${scored(tally)}${countdown(talk, connection)}` : nothing}</div>
  <div class="way-in">${wayIn(code)}</div></aside>`;
