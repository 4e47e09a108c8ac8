import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { t } from '../text.js';
import { Ticking } from '../ticking.js';

/** Shorter than this, the end of scoring is near enough to count down to, in milliseconds. */
const NEAR = 60_000;

/** The last minute of scoring. Given `{until, connection}`; nothing while the end is far or not known. */
class Countdown extends Ticking {
  view() {
    const { until, connection } = this.given;
    const left = until ? until - connection.now : -1;
    if (left < 0 || left > NEAR) return nothing;
    return html`<p class="countdown" data-countdown role="timer">${t('screen.closesIn', { n: Math.ceil(left / 1000) })}</p>`;
  }
}

customElements.define('rostrum-countdown', Countdown);

/** @param {import('../items.js').Talk} talk @param {import('../connection.js').Connection} connection */
export const countdown = ({ box, closesAt }, connection) => html`<rostrum-countdown
  .given=${{ until: box === 'open' ? closesAt : undefined, connection }}></rostrum-countdown>`;
