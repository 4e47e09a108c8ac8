import { html } from '../../lib/lit-html/lit-html.js';
import { Part } from '../part.js';
import { minutes } from '../timer.js';

/** How long a box stays open, once its end is set. Given `{closesAt, connection}`. */
class Countdown extends Part {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  _ticking;

  connectedCallback() {
    super.connectedCallback();
    this._ticking = setInterval(() => this.update(), 250);
  }

  disconnectedCallback() {
    clearInterval(this._ticking);
  }

  view() {
    const { closesAt, connection } = this.given;
    return html`<b class="figure" data-left>${minutes(Math.max(0, closesAt - connection.now))}</b>`;
  }
}

customElements.define('rostrum-countdown', Countdown);
