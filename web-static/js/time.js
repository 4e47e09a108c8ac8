/**
 * Time and chance, handed in so that checks can hold them still.
 * @typedef {object} Time
 * @property {() => number} now milliseconds
 * @property {() => number} chance 0 to 1
 * @property {(delay: number, action: () => void) => (() => void)} after runs the action once; the result calls it off
 */

/** @type {Time} */
export const realTime = {
  now: () => Date.now(),
  chance: () => Math.random(),
  after(delay, action) {
    const timer = setTimeout(action, delay);
    return () => clearTimeout(timer);
  },
};
