/**
 * What every scene is drawn from.
 * @typedef {object} View
 * @property {string} code
 * @property {any} session
 * @property {import('../items.js').Items} items
 * @property {import('../items.js').Talk[]} talks
 * @property {import('../items.js').Talk} talk the one on the stage; the scenes before, between and after the talks do without
 * @property {import('../items.js').Tally} tally the talk's
 * @property {number | null} since when this screen saw the talk's result revealed; null if it did not
 * @property {import('../connection.js').Connection} connection
 */

export {};
