import { html } from '../lib/lit-html/lit-html.js';
import { t } from './text.js';
import { Ticking } from './ticking.js';
import { minutes } from './time.js';

/** @typedef {{endsAt?: number, remaining?: number}} Timer */

/**
 * What is left on a timer, in milliseconds; less than nothing when the time is over.
 * @param {Timer} timer
 * @param {number} now the server's
 */
export const leftOf = (timer, now) => (timer.endsAt === undefined ? (timer.remaining ?? 0) : timer.endsAt - now);

/** From here on the time is short, in milliseconds. */
export const SOON = 120_000;

/** More characters than these are a hundred minutes, which no page is laid out for. */
const LONG = 6;

/** The speaking time that is left. Given `{timer, connection}`; nothing without a timer. */
class TimerFace extends Ticking {
  view() {
    const { timer, connection } = this.given;
    if (!timer) return '';
    const left = leftOf(timer, connection.now);
    const state = timer.endsAt === undefined ? 'paused' : left < 0 ? 'over' : left <= SOON ? 'soon' : 'running';
    const text = minutes(left);
    return html`<span role="timer" class="time" data-state=${state} ?data-long=${text.length > LONG}
      aria-label=${t('timer.label')}>${text}</span>`;
  }
}

customElements.define('rostrum-timer', TimerFace);
