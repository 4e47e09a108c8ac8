/** The width of a text in full characters, about. @param {string} text */
export const widthOf = (text) => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.55), 0);

/**
 * How long a text is on the wall, in a word: against the widths at which it becomes `long` and `longest`.
 * @param {string} text
 * @param {number} long
 * @param {number} longest
 */
export function lengthOf(text, long, longest) {
  const width = widthOf(text);
  if (width > longest) return 'longest';
  return width > long ? 'long' : 'short';
}
