import { html } from '../../lib/lit-html/lit-html.js';
import { Ticking } from '../ticking.js';
import { minutes } from '../time.js';

/** How long a box stays open, once its end is set. Given `{closesAt, connection}`. */
class Countdown extends Ticking {
  view() {
    const { closesAt, connection } = this.given;
    return html`<b class="figure" data-left>${minutes(Math.max(0, closesAt - connection.now))}</b>`;
  }
}

customElements.define('rostrum-countdown', Countdown);
