/** When each step of a reveal begins, in milliseconds after it: silence, the shapes, their values, the number. */
const STEPS = /** @type {const} */ ([
  ['pause', 0],
  ['shapes', 1500],
  ['values', 3400],
  ['number', 4900],
]);

/** The step that a reveal is at. @param {number} elapsed milliseconds since it began; Infinity if it was long ago */
export function stepAt(elapsed) {
  return STEPS.filter(([, begins]) => elapsed >= begins).pop()?.[0] ?? 'pause';
}

/** How long until the next step; null after the last. @param {number} elapsed */
export function untilNext(elapsed) {
  const next = STEPS.find(([, begins]) => begins > elapsed);
  return next ? next[1] - elapsed : null;
}

/** Which results this screen saw revealed, and when: only those are shown step by step, all others are there at once. */
export class Reveals {
  /** @type {Map<string, {revealed: boolean, since: number | null}>} */
  _known = new Map();

  /**
   * Takes note of the talks as they are now.
   * @param {import('../items.js').Talk[]} talks
   * @param {number} now
   * @param {boolean} late whether this screen has just come, and all this happened without it
   */
  note(talks, now, late) {
    for (const { name, round, revealed = false } of talks) {
      const box = `${name}@${round}`;
      const known = this._known.get(box);
      if (revealed && known?.revealed) continue;
      this._known.set(box, { revealed, since: revealed && known && !late ? now : null });
    }
  }

  /** When this screen saw the talk's result revealed; null if it did not. @param {import('../items.js').Talk} talk */
  since({ name, round }) {
    return this._known.get(`${name}@${round}`)?.since ?? null;
  }
}
