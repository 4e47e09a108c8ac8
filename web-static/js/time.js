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

/** From here on the time that is left matters most, in milliseconds. */
const NEARLY_OVER = 10_000;

/** Minutes and seconds, with a plus for what has run over. @param {number} left milliseconds */
export function minutes(left) {
  const seconds = Math.abs(Math.ceil(left / 1000));
  return `${left <= -1000 ? '+' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * What is left until a time, as words' values and how urgent it is; null without a time.
 * @param {number | undefined} closesAt
 * @param {number} now both by the server's clock
 */
export function remaining(closesAt, now) {
  if (closesAt === undefined) return null;
  const left = Math.max(0, closesAt - now);
  return { time: minutes(left), state: left === 0 ? 'over' : left <= NEARLY_OVER ? 'soon' : 'running' };
}
