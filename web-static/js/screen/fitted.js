import { html } from '../../lib/lit-html/lit-html.js';
import { Part } from '../part.js';
import { largest } from './largest.js';
import { phrasesOf } from './lines.js';

/** Smaller than a last row can read, but better than a text that is cut. */
const SMALLEST = 0.6;

/** A text set as large as the place it is given allows, its lines ending with phrases. Given `{text, most}`, the largest size in rem. */
class Fitted extends Part {
  _watch = new ResizeObserver(() => this._fit());
  _fitted = '';

  connectedCallback() {
    super.connectedCallback();
    this._watch.observe(this);
  }

  disconnectedCallback() {
    this._watch.disconnect();
  }

  view() {
    const phrases = phrasesOf(this.given.text).map((phrase) => html`<span class="phrase">${phrase}</span>`);
    return html`<span class="set">${phrases}</span>`;
  }

  _draw() {
    super._draw();
    this._fit();
  }

  _fit() {
    const set = /** @type {HTMLElement | null} */ (this.querySelector('.set'));
    const { most } = this.given;
    if (!set || this.clientHeight === 0 || this._place() === this._fitted) return;
    const size = largest(SMALLEST, most, (tried) => {
      set.style.fontSize = `${tried}rem`;
      return set.offsetHeight <= this.clientHeight && set.scrollWidth <= this.clientWidth;
    });
    set.style.fontSize = `${size}rem`;
    this._fitted = this._place();
  }

  /** What the size depends on. */
  _place() {
    return [this.given.text, this.given.most, this.clientWidth, this.clientHeight].join();
  }
}

customElements.define('rostrum-fitted', Fitted);
