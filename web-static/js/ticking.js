import { Part } from './part.js';

/** A part that time changes: it draws itself anew every so often while it is on the page. */
export class Ticking extends Part {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  _ticks;

  /** Between two looks, in milliseconds. A quarter of a second is never seen to lag behind a clock. */
  get every() {
    return 250;
  }

  connectedCallback() {
    super.connectedCallback();
    this._ticks = setInterval(() => this.update(), this.every);
  }

  disconnectedCallback() {
    clearInterval(this._ticks);
  }
}
