import { widthOf } from './length.js';

// Where a line may end well: Chinese has no spaces, so browsers break it anywhere, in the middle of a word too.

/** Longer than a title nobody minds where a line ends, and ragged ones cost room. */
const TITLE = 48;

/** A short text in phrases, each up to its full-width mark; together they are the text again. @param {string} text */
export const phrasesOf = (text) =>
  [...text].length > TITLE
    ? [text]
    : (text.match(/[^：；，。？！、—]*[：；，。？！、—]+|[^：；，。？！、—]+/g) ?? [text]);

/**
 * A label for a canvas in lines of at most so many full characters: words stay whole, Chinese is cut in two.
 * @param {string} text
 * @param {number} most
 */
export function inLines(text, most) {
  if (widthOf(text) <= most) return text;
  const words = text.split(' ');
  if (words.length === 1 && !/[\u2e80-\uffff]/.test(text)) return text;
  return (words.length === 1 ? halves([...text]) : packed(words, most)).join('\n');
}

/** @param {string[]} chars */
const halves = (chars) =>
  [chars.slice(0, Math.ceil(chars.length / 2)), chars.slice(Math.ceil(chars.length / 2))].map((half) => half.join(''));

/** @param {string[]} words @param {number} most */
const packed = ([first, ...rest], most) =>
  rest.reduce(
    (lines, word) => {
      const longer = `${lines[lines.length - 1]} ${word}`;
      return widthOf(longer) <= most ? [...lines.slice(0, -1), longer] : [...lines, word];
    },
    [first],
  );
