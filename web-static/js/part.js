import { render } from '../lib/lit-html/lit-html.js';

/**
 * A piece of a page: an element that shows what it was `given` and says what the person did. It draws itself at
 * most once for all that changes at a time.
 */
export class Part extends HTMLElement {
  _queued = false;
  /** @type {any} */
  _given = {};

  /** Data flows down as one property. */
  get given() {
    return this._given;
  }

  set given(given) {
    this._given = given;
    this.update();
  }

  connectedCallback() {
    this.update();
  }

  update() {
    if (this._queued) return;
    this._queued = true;
    queueMicrotask(() => this._draw());
  }

  /** Actions bubble up as events. @param {string} name @param {unknown} [detail] */
  say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  /** What it looks like now. @returns {unknown} */
  view() {
    return '';
  }

  _draw() {
    this._queued = false;
    if (this.isConnected) render(this.view(), this);
  }
}
