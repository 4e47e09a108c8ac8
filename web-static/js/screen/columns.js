import { valuesOf } from '../items.js';

/** More columns than this nobody tells apart from the last row; ticks of more characters in all touch each other. */
const MOST_COLUMNS = 20;
const MOST_TICKS = 12;

/** @typedef {{value: string, tick: string, count: number}} Column */

/**
 * How often each value was given, a column for each; where the scale has very many, a column for so many neighbours.
 * @param {import('../items.js').Talk} talk
 * @param {{[value: string]: number}} [counts]
 * @returns {Column[]}
 */
export function columnsOf(talk, counts = {}) {
  const values = valuesOf(talk);
  const wide = Math.ceil(values.length / MOST_COLUMNS);
  const groups = [];
  for (let at = 0; at < values.length; at += wide) groups.push(values.slice(at, at + wide));
  const every = Math.ceil(groups.map(([first]) => first).join('').length / MOST_TICKS);
  return groups.map((group, at) => ({
    value: rangeOf(group),
    tick: at % every === 0 ? String(group[0]) : '',
    count: group.reduce((sum, value) => sum + (counts[value] ?? 0), 0),
  }));
}

/** @param {number[]} group */
const rangeOf = (group) => (group.length === 1 ? String(group[0]) : `${group[0]}–${group[group.length - 1]}`);

/**
 * The highest column of all criteria, so that all are drawn to one measure; never so low that one ballot fills the height.
 * @param {Column[][]} all
 */
export const highest = (all) => Math.max(4, ...all.flat().map(({ count }) => count));
