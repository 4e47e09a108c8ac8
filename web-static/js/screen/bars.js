import { html } from '../../lib/lit-html/lit-html.js';
import { Part } from '../part.js';

/** @typedef {import('./columns.js').Column} Column */

/** A histogram whose columns grow and shrink by transform alone. Given `{columns, most, flat}`: flat, none has grown yet. */
class Bars extends Part {
  view() {
    return this.given.columns.map(
      (
        /** @type {Column} */ { value, tick, count },
      ) => html`<span class="column" data-value=${value} data-count=${count}>
      <span class="track"><span class="fill"></span></span><span class="tick">${tick}</span></span>`,
    );
  }

  /** The content security policy forbids style attributes, so the heights are set from here. */
  _draw() {
    super._draw();
    const { columns, most, flat } = this.given;
    const fills = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.fill'));
    fills.forEach((fill, at) => fill.style.setProperty('--share', String(flat ? 0 : columns[at].count / most)));
  }
}

customElements.define('rostrum-bars', Bars);
