/** As fine as an eye sees it, in rem. */
const STEP = 0.05;

/**
 * The largest size from `least` to `most` that fits; `least` if none does. Asks few times: what fits at one size fits at all smaller ones.
 * @param {number} least
 * @param {number} most
 * @param {(size: number) => boolean} fits
 */
export function largest(least, most, fits) {
  if (fits(most)) return most;
  let low = 0;
  let high = Math.max(0, Math.floor((most - least) / STEP));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(least + middle * STEP)) low = middle;
    else high = middle;
  }
  return Number((least + low * STEP).toFixed(2));
}
