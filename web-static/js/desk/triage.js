import { commandOf, DOES } from './lanes.js';
import { inverseOf, standOf, Undo } from './undo.js';

/** @typedef {import('../items.js').Question} Question @typedef {import('./lanes.js').Command} Command */
/** @typedef {import('../commands.js').Answer} Answer */

/** What this moderator does to the questions, and takes back. */
export class Triage {
  _given;
  _cards;
  _say;
  _moved;
  _undo = new Undo();
  /** Where this moderator put which question last. @type {Map<string, unknown>} */
  _put = new Map();

  /**
   * @param {object} means
   * @param {() => any} means.given what the queue was given
   * @param {import('./cards.js').Cards} means.cards
   * @param {(word: string) => void} means.say tells what was done, in one word
   * @param {() => void} means.moved
   */
  constructor({ given, cards, say, moved }) {
    this._given = given;
    this._cards = cards;
    this._say = say;
    this._moved = moved;
  }

  /** Whether the question is where it is by this moderator's hand. @param {Question} question */
  own = ({ id, lane }) => this._put.get(id) === lane;

  get last() {
    return this._undo.last;
  }

  /** @param {string} action @param {Question} question @param {string} [reason] */
  async do(action, question, reason) {
    const { items, waits } = this._given();
    if (!DOES[question.lane]?.includes(action) || waits(`question/${question.id}`)) return;
    const lit = items.session.stage.spotlight === question.id;
    const command =
      action === 'decline'
        ? { t: 'Place', question: question.id, lane: 'declined', reason }
        : commandOf(action, question, lit);
    const followed = command.t === 'Place' ? this._goOn(question.id, command.lane) : '';
    const answer = await this._go(action, question.id, command);
    if (answer.t === 'No' && followed) this._comeBack(question.id, followed);
  }

  /** @param {Question} question @param {string} text */
  reword(question, text) {
    return this._go('reword', question.id, { t: 'Reword', question: question.id, text });
  }

  /** The hands are on the next card at once, whatever the network does. @param {string} id @param {unknown} lane */
  _goOn(id, lane) {
    const next = this._cards.after(id);
    this._put.set(id, lane);
    if (next) this._cards.wantCard(next);
    this._moved();
    return next;
  }

  /** It is still there: so are the hands, unless they have gone on meanwhile. @param {string} id @param {string} followed */
  _comeBack(id, followed) {
    this._put.delete(id);
    if (this._cards.at?.id === followed) this._cards.wantCard(id);
    this._moved();
  }

  /** @param {string} action @param {string} id @param {Command} command @returns {Promise<Answer>} */
  async _go(action, id, command) {
    const { items, act } = this._given();
    const inverse = inverseOf(command, items);
    const before = standOf(command, items);
    const answer = await act(command);
    const after = standOf(command, this._given().items);
    if (answer.t === 'Ok' && before !== after) this._undo.add({ action, question: id, inverse, before, after });
    if (answer.t === 'Ok') this._say(action);
    return answer;
  }

  /** Takes back the last act, unless somebody has changed since what it changed. */
  async undo() {
    const taken = this._undo.take(this._given().items);
    if (!taken) return this._say('nothing');
    if (!taken.stands) return this._say('changed');
    const { done } = taken;
    for (const command of done.inverse) {
      if (command.t === 'Place') this._put.set(done.question, command.lane);
      const { act } = this._given();
      if ((await act(command)).t === 'No') return;
    }
    this._undo.moved(done.after, standOf(done.inverse[0], this._given().items));
    this._cards.wantCard(done.question);
    this._say('undone');
  }
}
