// A still clock and a remembered store, for the checks.

import { Store } from '../js/device.js';

/** Time that moves only when told to, and chance that is always the same. */
export class StillTime {
  at = 1_000_000;
  #timers = [];

  now = () => this.at;
  chance = () => 0.5;

  after = (delay, action) => {
    const timer = { due: this.at + delay, action };
    this.#timers.push(timer);
    return () => this.#timers.splice(this.#timers.indexOf(timer) >>> 0, 1);
  };

  /** Lets time pass and runs what falls due, in order. */
  async pass(ms) {
    const end = this.at + ms;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0];
      if (!due) break;
      this.#timers.splice(this.#timers.indexOf(due), 1);
      this.at = Math.max(this.at, due.due);
      due.action();
      await settled();
    }
    this.at = end;
  }
}

/** Lets everything run that waits for nothing but its turn. */
export const settled = () => new Promise((done) => setImmediate(done));

/** A store that keeps its strings in memory; two phones never share one. */
export const memory = () => new Store(() => undefined);
