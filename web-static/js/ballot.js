// What a phone remembers of one box in one round, as pure steps: the rules by which a lost ballot heals from the phones.

/**
 * @typedef {{[mark: string]: number}} Marks
 * @typedef {{seq: number, marks: Marks, receipt?: string, at?: number}} Acknowledged the last ballot that the server has said Ok to
 * @typedef {{seq: number, marks: Marks}} Said the last ballot that the person sent and nobody has acknowledged
 * @typedef {object} Entry
 * @property {number} highest the highest seq ever seen; never goes down
 * @property {Acknowledged} [acknowledged]
 * @property {Said} [said]
 * @property {Marks} [unsent] what the person said that does not count because another device was later
 * @property {boolean} [again] the server has lost the acknowledged ballot: it goes again, before what was said since
 * @typedef {{seq: number, marks: Marks, receipt?: string}} Cast
 * @typedef {'closed' | 'closedUncounted' | 'lost' | 'older' | 'changed' | 'refused'} Word what the person must be told
 */

/** @type {Entry} */
export const BLANK = { highest: 0 };

/** Marks in one canonical form, to compare them. @param {Marks} marks */
export const written = (marks) => JSON.stringify(Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1)));

/** @param {Marks} a @param {Marks} b */
const same = (a, b) => written(a) === written(b);

/** The person says something new. @param {Entry} entry @param {Marks} marks @returns {Entry} */
export function say({ unsent, ...entry }, marks) {
  const seq = entry.highest + 1;
  return { ...entry, said: { seq, marks }, highest: seq };
}

/**
 * What a Welcome holds meets what the phone remembers; an older ballot never replaces a newer one.
 * @param {Entry} entry
 * @param {Cast | undefined} ballot what the server holds in this round
 * @returns {Entry}
 */
export function meet(entry, ballot) {
  const mine = entry.acknowledged;
  if (mine && mine.seq > (ballot?.seq ?? 0)) return { ...entry, again: true };
  return ballot ? take(entry, ballot) : entry;
}

/**
 * The server's ballot counts; what was said earlier than it counts no more.
 * @param {Entry} entry
 * @param {Cast} ballot
 * @returns {Entry}
 */
function take({ again, said, ...entry }, ballot) {
  const at = entry.acknowledged && same(entry.acknowledged.marks, ballot.marks) ? entry.acknowledged.at : undefined;
  const taken = { ...entry, acknowledged: { ...ballot, at }, highest: Math.max(entry.highest, ballot.seq) };
  if (!said || same(said.marks, ballot.marks)) return taken;
  return said.seq > ballot.seq ? { ...taken, said } : { ...taken, unsent: said.marks };
}

/**
 * The ballot to send next, if any: what the server lost first, then the newest said.
 * @param {Entry} entry
 * @returns {Cast | undefined}
 */
export const next = ({ again, acknowledged, said }) =>
  again && acknowledged ? { seq: acknowledged.seq, marks: acknowledged.marks, receipt: acknowledged.receipt } : said;

/**
 * The server has answered a cast.
 * @param {Entry} entry
 * @param {Cast} cast
 * @param {import('./commands.js').Answer} answer
 * @param {number} at
 * @returns {{entry: Entry, word?: Word}}
 */
export function answered(entry, cast, answer, at) {
  if (answer.t === 'Ok') return { entry: acknowledge(entry, cast, answer.receipt, at) };
  if (answer.why === 'OLDER' && answer.ballot) return older(entry, answer.ballot);
  if (entry.again && cast.seq === entry.acknowledged?.seq) return refusedAgain(entry, answer.why);
  const { said, ...rest } = entry;
  const superseded = said && said.seq > cast.seq && answer.why !== 'CLOSED' && answer.why !== 'CHANGED';
  return { entry: superseded ? entry : rest, word: wordFor(answer.why, rest.acknowledged) };
}

/** @param {Entry} entry @param {Cast} cast @param {string | undefined} receipt @param {number} now @returns {Entry} */
function acknowledge({ again, said, ...entry }, { seq, marks, receipt: shown }, receipt = shown, now) {
  const before = entry.acknowledged;
  const at = before?.seq === seq ? before.at : now;
  const settled = { ...entry, acknowledged: { seq, marks, receipt, at } };
  return said && said.seq > seq ? { ...settled, said } : settled;
}

/** @param {Entry} entry @param {Cast} ballot @returns {{entry: Entry, word?: Word}} */
function older(entry, ballot) {
  const taken = take(entry, ballot);
  return taken.unsent ? { entry: taken, word: 'older' } : { entry: taken };
}

/**
 * What the server lost it cannot take back; what was said since still has its chance.
 * @param {Entry} entry
 * @param {string} [why]
 * @returns {{entry: Entry, word?: Word}}
 */
function refusedAgain({ again, ...entry }, why) {
  return why === 'CHANGED' ? { entry: { ...entry, said: undefined }, word: 'changed' } : { entry, word: 'lost' };
}

/** @param {string | undefined} why @param {Acknowledged | undefined} counts @returns {Word} */
function wordFor(why, counts) {
  if (why === 'CLOSED') return counts ? 'closed' : 'closedUncounted';
  return why === 'CHANGED' ? 'changed' : 'refused';
}
