/** @typedef {import('../items.js').Question} Question */
/** @typedef {{t: string, [field: string]: unknown}} Command */

export const LANES = ['new', 'shown', 'answered', 'declined'];
export const REASONS = ['duplicate', 'offTopic', 'unclear', 'unkind', 'other'];

/** What can be done to a question, by its lane. @type {{[lane: string]: string[]}} */
export const DOES = {
  new: ['show', 'decline', 'reword'],
  shown: ['spotlight', 'answer', 'decline', 'reword'],
  answered: ['spotlight', 'restore', 'reword'],
  declined: ['restore'],
};

/** @type {{[action: string]: string}} */
const LANE_AFTER = { show: 'shown', restore: 'shown', answer: 'answered' };

/**
 * The command of a key or button.
 * @param {string} action
 * @param {Question} question
 * @param {boolean} lit whether it is in the spotlight
 * @returns {Command}
 */
export const commandOf = (action, { id }, lit) =>
  action === 'spotlight'
    ? { t: 'Spotlight', question: lit ? null : id }
    : { t: 'Place', question: id, lane: LANE_AFTER[action] };

/**
 * Whether a question holds the words that are looked for, as it stands, as it was asked, or as its asker.
 * @param {Question} question
 * @param {string} words
 */
export const matches = ({ text, original = '', asker = '' }, words) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => [text, original, asker].some((place) => place.toLowerCase().includes(word)));
