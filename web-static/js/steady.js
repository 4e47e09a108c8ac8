import { HANDS_OFF } from './items.js';

/**
 * What is to stay where it is while a page changes around it: what is being typed in, else what was touched just now,
 * else the first thing in sight. At the very top of the page nothing needs holding.
 * @template {{isConnected: boolean}} T
 * @param {{typing?: T | null, touched?: T | null, sinceTouch: number, first?: T | null, scrolled: number}} sight
 * @returns {T | null}
 */
export function heldOf({ typing, touched, sinceTouch, first, scrolled }) {
  if (typing) return typing;
  if (touched?.isConnected && sinceTouch < HANDS_OFF) return touched;
  return scrolled > 0 ? (first ?? null) : null;
}

/** Keeps what a person's finger or eye is on where it is while the page changes around it. */
export class Steady {
  _root;
  /** @type {Element | null} */
  _touched = null;
  _touchedAt = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this._root = root;
    for (const name of ['pointerdown', 'touchmove', 'keydown', 'input'])
      root.addEventListener(name, (event) => this._touch(/** @type {Element} */ (event.target)), { passive: true });
  }

  /** Whether the person is doing something here, so that even the stage must not turn their page over. */
  get handsOn() {
    return Boolean(this._typing) || Date.now() - this._touchedAt < HANDS_OFF;
  }

  /** Draws, and scrolls by as much as that has moved what is held. @param {() => void} draw */
  async around(draw) {
    const held = this._held();
    const top = held?.getBoundingClientRect().top ?? 0;
    draw();
    // Parts draw themselves in the microtasks that follow, those within them one later, and theirs after that.
    for (let depth = 0; depth < 3; depth++) await null;
    const moved = held?.isConnected ? held.getBoundingClientRect().top - top : 0;
    if (Math.abs(moved) >= 1) scrollBy(0, moved);
  }

  /** @param {Element} target */
  _touch(target) {
    this._touched = target.closest('li, label, button, textarea, section') ?? target;
    this._touchedAt = Date.now();
  }

  get _typing() {
    const focused = document.activeElement;
    return focused?.matches('textarea') && this._root.contains(focused) ? focused : null;
  }

  _held() {
    const first = [...this._root.querySelectorAll('main > section')].find(
      (section) => section.getBoundingClientRect().bottom > 0,
    );
    const sinceTouch = Date.now() - this._touchedAt;
    return heldOf({ typing: this._typing, touched: this._touched, sinceTouch, first, scrolled: scrollY });
  }
}
