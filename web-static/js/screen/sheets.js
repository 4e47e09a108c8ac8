import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { Part } from '../part.js';
import { t } from '../text.js';
import { largest } from './largest.js';

/** From the last row these are read with ease, and just so, in rem; what needs more room goes over several sheets. */
const MOST = 3.2;
const LEAST = 1.45;

/** Texts as large as fits on one sheet, or else over sheets that are turned. Given `{texts}`. */
class Sheets extends Part {
  _at = 0;
  _all = 1;
  _fitted = '';
  _watch = new ResizeObserver(() => this._fit());

  connectedCallback() {
    super.connectedCallback();
    this._watch.observe(this);
  }

  disconnectedCallback() {
    this._watch.disconnect();
  }

  /** Turns a sheet on or back; 0 is the first. @param {number} by */
  turn(by) {
    this._at = by === 0 ? 0 : Math.max(0, Math.min(this._all - 1, this._at + by));
    this.update();
  }

  view() {
    return html`<div class="sheet">${this.given.texts.map(
      (/** @type {string} */ text) => html`<p class="text">${text}</p>`,
    )}</div>
    ${this._all > 1 ? html`<p class="pager" data-pager>${t('screen.sheet', { at: this._at + 1, all: this._all })}</p>` : nothing}`;
  }

  _draw() {
    super._draw();
    this._fit();
  }

  /** The sheet's text runs on in columns to its right, each as wide as the sheet: a page is a step to the side. */
  _fit() {
    const sheet = /** @type {HTMLElement | null} */ (this.querySelector('.sheet'));
    if (!sheet || sheet.clientHeight === 0) return;
    const state = [...this.given.texts, sheet.clientWidth, sheet.clientHeight].join();
    if (state !== this._fitted) {
      this._fitted = state;
      this._resize(sheet);
    }
    sheet.scrollLeft = this._at * stepOf(sheet);
  }

  /** @param {HTMLElement} sheet */
  _resize(sheet) {
    const size = largest(LEAST, MOST, (tried) => {
      sheet.style.fontSize = `${tried}rem`;
      return sheet.scrollWidth <= sheet.clientWidth;
    });
    sheet.style.fontSize = `${size}rem`;
    const all = Math.max(1, Math.round((sheet.scrollWidth + gapOf(sheet)) / stepOf(sheet)));
    if (all === this._all) return;
    this._all = all;
    this._at = Math.min(this._at, all - 1);
    this.update();
  }
}

/** @param {HTMLElement} sheet */
const gapOf = (sheet) => parseFloat(getComputedStyle(sheet).columnGap) || 0;

/** @param {HTMLElement} sheet */
const stepOf = (sheet) => sheet.clientWidth + gapOf(sheet);

customElements.define('rostrum-sheets', Sheets);
