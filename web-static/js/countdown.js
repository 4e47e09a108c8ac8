import { html, nothing } from '../lib/lit-html/lit-html.js';
import { t } from './text.js';
import { Ticking } from './ticking.js';
import { remaining } from './time.js';

/** The time that is left for scoring, by the server's clock. Given `{closesAt, connection}`; empty without a time. */
class Countdown extends Ticking {
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
