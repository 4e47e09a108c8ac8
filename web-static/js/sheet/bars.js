import { html } from '../../lib/lit-html/lit-html.js';
import { Part } from '../part.js';

/** How often each value was given, with the numbers on it, since paper cannot be pointed at. Given `{values, counts}`. */
class Bars extends Part {
  view() {
    const { values, counts } = this.given;
    const most = Math.max(1, ...counts);
    queueMicrotask(() => this._raise(counts.map((/** @type {number} */ count) => count / most)));
    return values.map(
      (
        /** @type {number} */ value,
        /** @type {number} */ at,
      ) => html`<span class="bar-column" data-value=${value} data-count=${counts[at]}>
      <span class="many">${counts[at] || ''}</span><span class="rise"></span><span class="step">${value}</span></span>`,
    );
  }

  /** The content security policy forbids style attributes, so the heights are set from here. @param {number[]} shares */
  _raise(shares) {
    const rises = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.rise'));
    rises.forEach((rise, at) => rise.style.setProperty('--share', String(shares[at])));
  }
}

customElements.define('rostrum-bars', Bars);
