/** @typedef {import('../items.js').Talk} Talk */
/** @typedef {{phase: string, talk?: string}} Step */

/**
 * The step that usually comes after this one: lobby, then for each talk its talk, scoring, questions, remark and
 * reveal, then closed. The remark is never left out, since a reviewer may speak without having written anything; the
 * reveal is, where nobody was asked to score.
 * @param {{stage: {phase: string, talk?: string}}} session
 * @param {Talk[]} talks in the order of the programme
 * @returns {Step | null} null once the session is closed
 */
export function nextOf({ stage }, talks) {
  const talk = talks.find(({ name }) => name === stage.talk);
  if (stage.phase === 'closed') return null;
  if (!talk || stage.phase === 'lobby') return first(talks);
  if (stage.phase === 'break') return afterBreak(talk, talks);
  if (stage.phase === 'remark' && talk.box !== 'new') return { phase: 'reveal', talk: talk.name };
  const after = FOLLOWS[stage.phase];
  return after ? { phase: after, talk: talk.name } : another(talk, talks);
}

/** @type {{[phase: string]: string}} */
const FOLLOWS = { talk: 'scoring', scoring: 'questions', questions: 'remark' };

/** A break in the middle of a talk goes on where that stands. @param {Talk} talk @param {Talk[]} talks @returns {Step} */
function afterBreak(talk, talks) {
  if (talk.revealed) return another(talk, talks);
  if (talk.box === 'new') return { phase: 'talk', talk: talk.name };
  return { phase: talk.box === 'open' ? 'questions' : 'reveal', talk: talk.name };
}

/** Talks may be held in any order, so the search goes round the programme. @param {Talk} talk @param {Talk[]} talks */
function another(talk, talks) {
  const at = talks.indexOf(talk);
  return first([...talks.slice(at + 1), ...talks.slice(0, at)]);
}

/** The first whose result is still to come; after the last the session may close. @param {Talk[]} talks @returns {Step} */
function first(talks) {
  const next = talks.find(({ revealed }) => !revealed);
  return next ? { phase: 'talk', talk: next.name } : { phase: 'closed' };
}
