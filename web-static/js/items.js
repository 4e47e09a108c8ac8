/**
 * What a page holds of a session: a map of named items, of one epoch and version.
 * @typedef {{epoch: string | null, version: number, items: Items}} Held
 * @typedef {{[name: string]: any}} Items
 * @typedef {{id: string, weight: number, name: {[language: string]: string}}} Criterion
 * @typedef {{scale: {min: number, max: number, step: number}, criteria: Criterion[], trim: number, minimumTurnout: number,
 *   groups: {id: string, weight: number}[], reveal: string}} Rule
 * @typedef {{name: string, title: string, speaker: string, department?: string, minutes: number, rule: Rule,
 *   box: 'new' | 'open' | 'closed', round?: string, closesAt?: number, revealed?: boolean}} Talk
 * @typedef {{n: number, mean: string, trimmed: string} | null} Value
 * @typedef {{overall: string | null, exact: string | null, groups: {[group: string]: string | null},
 *   criteria: {[group: string]: {[criterion: string]: Value}}}} Score
 * @typedef {{turnout: number, counts?: {[group: string]: {[criterion: string]: {[value: string]: number}}}, score?: Score}} Tally
 * @typedef {{id: string, text: string, lane: string, reason?: string, talk?: string, askedAt: number, asker?: string,
 *   original?: string, reworded?: boolean, up: number}} Question
 */

/** @type {Held} */
export const NOTHING = { epoch: null, version: 0, items: {} };

/**
 * The reducer: a Welcome of another epoch replaces the map, one of the same epoch and an Update lay their items over it.
 * @param {Held} held
 * @param {{t: string, epoch?: string, version: number, items?: Items}} message a Welcome or an Update
 * @returns {Held}
 */
export function receive(held, { t, epoch, version, items = {} }) {
  const laid = { ...(t === 'Update' || epoch === held.epoch ? held.items : {}), ...items };
  for (const [name, item] of Object.entries(items)) if (item === null) delete laid[name];
  return { epoch: t === 'Update' ? held.epoch : (epoch ?? null), version, items: laid };
}

/** The talks in the order of the programme. @param {Items} items @returns {Talk[]} */
export function talksOf(items) {
  return named(items, 'talk/').map(([name, talk]) => ({ ...talk, name }));
}

/** The questions that this role sees, each with its upvotes. @param {Items} items @returns {Question[]} */
export function questionsOf(items) {
  return named(items, 'question/').map(([id, question]) => ({
    ...question,
    id,
    up: items[`tally/question/${id}`]?.up ?? 0,
  }));
}

/** The questions this person asked. @param {Items} items @returns {Question[]} */
export function ownQuestionsOf(items) {
  return named(items, 'mine/question/')
    .map(([id, question]) => ({ ...question, id, up: 0 }))
    .sort((a, b) => a.askedAt - b.askedAt);
}

/** The remarks on one talk that this role sees. @param {Items} items @param {string} talk */
export function remarksOf(items, talk) {
  return named(items, `remark/${talk}/`).map(([reviewer, remark]) => ({ ...remark, reviewer }));
}

/**
 * The round of a box that is meant now: a question's box has one for ever, its own id.
 * @param {Items} items
 * @param {string} box
 */
export function roundOf(items, box) {
  return box.startsWith('question/') ? box.slice('question/'.length) : items[box]?.round;
}

/**
 * The steps of the scale; counted in whole steps, since tenths do not add up exactly.
 * @param {Talk} talk
 * @returns {number[]}
 */
export function valuesOf({ rule: { scale } }) {
  const steps = Math.round((scale.max - scale.min) / scale.step);
  return Array.from({ length: steps + 1 }, (_, i) => Number((scale.min + i * scale.step).toFixed(6)));
}

/** As many whole numbers as stand in one row of a narrow phone, each still as wide as a fingertip needs: 0 to 10. */
const ONE_ROW = 11;
/** More than these are quicker found in the phone's own list than among buttons. */
const BUTTONS = 25;

/**
 * The face of a scale: numbers in one `row`, in `rows`, or a `list`.
 * @param {number[]} values
 */
export function faceOf(values) {
  if (values.length > BUTTONS) return 'list';
  return values.length <= ONE_ROW && values.every(Number.isInteger) ? 'row' : 'rows';
}

/** @param {Question} a @param {Question} b */
export const byUpvotes = (a, b) => b.up - a.up || a.askedAt - b.askedAt;

/** @param {Question} a @param {Question} b */
export const byAge = (a, b) => b.askedAt - a.askedAt;

/** How long an order stands, and how long after a touch nothing moves, in milliseconds. */
export const STAYS = 5000;
export const HANDS_OFF = 3000;

/**
 * The order to show: the wanted one if things may move now, else the one that stands, without what has gone and with what is new at its end.
 * @param {string[]} standing
 * @param {string[]} wanted
 * @param {boolean} mayMove
 */
export function calmly(standing, wanted, mayMove) {
  if (mayMove) return wanted;
  const kept = standing.filter((id) => wanted.includes(id));
  return [...kept, ...wanted.filter((id) => !kept.includes(id))];
}

/** An order with the spotlighted question at its top, if it is there. @param {string[]} order @param {string} spotlight */
export const pinned = (order, spotlight) =>
  order.includes(spotlight) ? [spotlight, ...order.filter((id) => id !== spotlight)] : order;

/** @param {Items} items @param {string} prefix @returns {[string, any][]} */
function named(items, prefix) {
  return Object.keys(items)
    .filter((name) => name.startsWith(prefix))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => [name.slice(prefix.length), items[name]]);
}
