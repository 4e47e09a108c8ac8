/** @typedef {import('../items.js').Talk} Talk */

/** Phases that are about no talk. */
const OF_ALL = ['lobby', 'break', 'closed'];

/**
 * What the wall shows: mostly the phase. A question on the stage goes before the talk and its scoring, and a result that was revealed while the room scores
 * is shown as one.
 * @param {{phase: string, spotlight?: string | null}} stage
 * @param {Talk | undefined} talk the one on the stage
 */
export function sceneOf({ phase, spotlight }, talk) {
  if (OF_ALL.includes(phase)) return phase;
  if (!talk) return 'lobby';
  if (spotlight && (phase === 'talk' || phase === 'scoring')) return 'questions';
  return phase === 'scoring' && talk.revealed ? 'reveal' : phase;
}
