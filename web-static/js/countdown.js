import { html, nothing } from '../lib/lit-html/lit-html.js';
import { Part } from './part.js';
import { t } from './text.js';
import { remaining } from './time.js';

const TICK = 250;

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
