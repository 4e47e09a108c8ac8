/** @type {Promise<typeof import('../../lib/echarts/echarts.esm.min.js') | null> | undefined} */
let asked;

/** The chart library, fetched when first asked for; null if it cannot be had, and the numbers stand alone. */
export const charts = () =>
  (asked ??= import('../../lib/echarts/echarts.esm.min.js').catch(() => {
    asked = undefined;
    return null;
  }));
