/**
 * The place of each talk, by the exact score and shared by equals ("1, 1, 3"); null unless each talk's result is revealed and there are several.
 * @param {{name: string, revealed?: boolean}[]} talks
 * @param {(talk: string) => string | null | undefined} exact its score as a fraction such as `500/57`
 * @returns {Map<string, number> | null}
 */
export function placesOf(talks, exact) {
  const scores = talks.map(({ name, revealed }) => ({ name, score: revealed ? fraction(exact(name)) : null }));
  if (scores.length < 2 || scores.some(({ score }) => !score)) return null;
  const better = (/** @type {any} */ a, /** @type {any} */ b) => a.over * b.under > b.over * a.under;
  return new Map(
    scores.map(({ name, score }) => [name, 1 + scores.filter((other) => better(other.score, score)).length]),
  );
}

/** @param {string | null | undefined} text */
function fraction(text) {
  const [over, under] = (text ?? '').split('/');
  return over && under ? { over: BigInt(over), under: BigInt(under) } : null;
}
