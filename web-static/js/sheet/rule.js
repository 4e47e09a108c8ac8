import { inLanguage, t } from '../text.js';

/** @typedef {import('../items.js').Rule} Rule */

/** The rule of a talk's score, in one sentence. @param {Rule} rule */
export function ruleOf({ scale, criteria, groups, trim, minimumTurnout }) {
  const parts = [
    t('rule.scale', scale),
    t('rule.trim', { percent: percent(trim) }),
    weights(criteria, ({ name }) => inLanguage(name), 'rule.evenly'),
    groups.length > 1 ? weights(groups, ({ id }) => t(`group.${id}`), 'rule.groupsEvenly') : '',
    t('rule.turnout', { minimum: minimumTurnout }),
  ];
  return parts.filter(Boolean).join(t('rule.joint')) + t('rule.rounded');
}

/**
 * Each one's share of the whole, or that they all count the same.
 * @template {{weight: number}} T
 * @param {T[]} all
 * @param {(one: T) => string} named
 * @param {string} evenly the words for equal weights
 */
function weights(all, named, evenly) {
  if (all.every(({ weight }) => weight === all[0].weight)) return t(evenly, { count: all.length });
  const whole = all.reduce((sum, { weight }) => sum + weight, 0);
  return t('rule.weights', {
    weights: all.map((one) => `${named(one)} ${percent(one.weight / whole)}%`).join(t('list.comma')),
  });
}

/** @param {number} share */
const percent = (share) => Number((share * 100).toFixed(1));
