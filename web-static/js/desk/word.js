import { aboutOf } from './acts.js';

/** @typedef {import('../items.js').Items} Items */

/**
 * What to tell a moderator whose act was refused: where somebody else was first, how it stands now.
 * @param {{t: string, [field: string]: unknown}} act
 * @param {string} why
 * @param {Items} items as they are after the refusal
 * @returns {{key: string, of?: string}} a key of the words, and the key of what it names
 */
export function wordOf(act, why, items) {
  if (why !== 'CHANGED') return { key: `refusal.${why}` };
  const about = aboutOf(act);
  const item = items[about] ?? {};
  if (about.startsWith('question/'))
    return item.lane === 'withdrawn'
      ? { key: 'moderator.first.withdrawn' }
      : { key: 'moderator.first.question', of: `lane.${item.lane}` };
  if (about.startsWith('talk/'))
    return { key: 'moderator.first.box', of: `box.${item.revealed ? 'revealed' : item.box}` };
  return { key: 'moderator.first.stage', of: `phase.${item.stage?.phase}` };
}
