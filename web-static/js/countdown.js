import { html, nothing } from '../lib/lit-html/lit-html.js';
import { Part } from './part.js';
import { t } from './text.js';

/** From here on the time that is left is set in bold. */
const SOON = 10_000;
const TICK = 250;

/**
 * What is left until a time, as words' values and how urgent it is; null without a time.
 * @param {number | undefined} closesAt
 * @param {number} now both by the server's clock
 */
export function remaining(closesAt, now) {
  if (closesAt === undefined) return null;
  const left = Math.max(0, closesAt - now);
  const seconds = Math.ceil(left / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return { time, state: seconds === 0 ? 'over' : left <= SOON ? 'soon' : 'running' };
}

/** The time that is left for scoring, by the server's clock. Given `{closesAt, connection}`; empty without a time. */
class Countdown extends Part {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  _ticking;

  connectedCallback() {
    super.connectedCallback();
    this._ticking = setInterval(() => this.update(), TICK);
  }

  disconnectedCallback() {
    clearInterval(this._ticking);
  }

  view() {
    const { closesAt, connection } = this.given;
    const left = connection ? remaining(closesAt, connection.now) : null;
    if (!left) return nothing;
    return html`<span role="timer" class="countdown" data-countdown=${left.state}>${
      left.state === 'over' ? t('scoring.closing') : t('scoring.closesIn', { time: left.time })
    }</span>`;
  }
}

customElements.define('rostrum-countdown', Countdown);
