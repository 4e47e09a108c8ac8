/** @typedef {import('../timer.js').Timer} Timer */

export const MINUTE = 60_000;

/**
 * The timer with a minute more or less. A minute more for somebody who has run over is counted from now; a minute less
 * never takes more than there is.
 * @param {Timer} timer
 * @param {1 | -1} sign
 * @param {number} now the server's
 * @returns {Timer}
 */
export function shifted({ endsAt, remaining = 0 }, sign, now) {
  if (endsAt === undefined) return { remaining: Math.max(0, Math.round(remaining) + sign * MINUTE) };
  if (sign > 0) return { endsAt: Math.round(Math.max(endsAt, now)) + MINUTE };
  return { endsAt: Math.round(Math.max(Math.min(endsAt, now), endsAt - MINUTE)) };
}

/**
 * The timer started or paused; one with nothing left starts with its full time.
 * @param {Timer} timer
 * @param {number} full milliseconds
 * @param {number} now the server's
 * @returns {Timer}
 */
export function toggled({ endsAt, remaining = 0 }, full, now) {
  if (endsAt === undefined) return { endsAt: Math.round(now + (remaining || full)) };
  return { remaining: Math.max(0, Math.round(endsAt - now)) };
}
