import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { repeat } from '../../lib/lit-html/directives/repeat.js';
import { written } from '../ballot.js';
import '../countdown.js';
import { criterionView } from '../criterion.js';
import { lasting } from '../device.js';
import { valuesOf } from '../items.js';
import { Part } from '../part.js';
import { clockTime, inLanguage, t } from '../text.js';

/**
 * @typedef {{[criterion: string]: number | 'skip'}} Choices
 * @typedef {import('../items.js').Talk} Talk
 * @typedef {ReturnType<import('../outbox.js').Outbox['of']>} Ballot
 */

/**
 * Scores a talk: one choice a criterion, then one press to send them. Given `{code, talk, ballot, here}`, and
 * `{turnout, connection, step}` where the room is followed. What the person has half chosen is kept here and on the
 * device, out of reach of every update. Says `cast`.
 */
export class Scoring extends Part {
  _box = '';
  /** What the person has chosen and not sent; null when nothing. @type {Choices | null} */
  _draft = null;
  /** @type {Ballot['notice']} */
  _seen;
  /** The step of the room at which the box was last seen open. @type {string | undefined} */
  _openIn;

  view() {
    const { talk, ballot, step } = this.given;
    this._settle(talk, ballot);
    if (talk.box === 'new') return html`<p class="calm" data-box="new">${t('scoring.notYet')}</p>`;
    if (talk.box === 'open') this._openIn = step;
    return html`<div data-box=${talk.box}
      data-talk=${talk.name}>${this._standing ? this._form(talk, ballot) : this._after(talk, ballot)}</div>`;
  }

  /**
   * Whether the numbers are shown: while the box is open, and then until the room takes its next step, or all that
   * lies below would leap up under a finger that votes for a question there.
   */
  get _standing() {
    const { talk, step } = this.given;
    return talk.box === 'open' || (step !== undefined && this._openIn === step && !talk.revealed);
  }

  /**
   * Another round has a draft of its own; what did not count leaves the screen.
   * @param {Talk} talk
   * @param {Ballot} ballot
   */
  _settle(talk, ballot) {
    const box = `${talk.name}@${talk.round}`;
    if (box !== this._box) {
      this._box = box;
      this._draft = lasting.read(this._draftName);
    }
    if (ballot.notice !== this._seen && ballot.notice?.word === 'older') this._keep(choicesOf(talk, ballot.unsent));
    this._seen = ballot.notice;
  }

  get _draftName() {
    return `rostrum.${this.given.code}.draft.${this._box}`;
  }

  /** @param {Choices | null} draft */
  _keep(draft) {
    this._draft = draft;
    if (draft) lasting.write(this._draftName, draft);
    else lasting.remove(this._draftName);
  }

  /** @param {Talk} talk @param {Ballot} ballot */
  _form(talk, ballot) {
    const locked = talk.box !== 'open';
    const choices = locked
      ? choicesOf(talk, ballot.acknowledged?.marks)
      : (this._draft ?? choicesOf(talk, last(ballot)));
    const { min, max } = talk.rule.scale;
    return html`<form @submit=${(/** @type {Event} */ event) => this._send(event, choices)}>
      <p class="hint"><span>${t('scoring.hint', { min, max })}</span>
        <rostrum-countdown .given=${{ closesAt: locked ? undefined : talk.closesAt, connection: this.given.connection }}>
        </rostrum-countdown></p>
      <div class="criteria-asked">${repeat(
        talk.rule.criteria,
        ({ id }) => id,
        (criterion) => this._criterion(talk, criterion, choices, locked),
      )}</div>
      <div class="sending">${locked ? this._closed(talk, ballot) : this._sending(talk, ballot, choices)}</div>
    </form>`;
  }

  /**
   * @param {Talk} talk
   * @param {import('../items.js').Criterion} criterion
   * @param {Choices} choices
   * @param {boolean} locked
   */
  _criterion(talk, criterion, choices, locked) {
    const { id } = criterion;
    const choose = (/** @type {number | 'skip'} */ chosen) => this._choose(choices, id, chosen);
    const name = `${this._box}:${id}`;
    return criterionView({ name, criterion, values: valuesOf(talk), value: choices[id], locked, choose });
  }

  /**
   * The button, and below it one line that says where the ballot is.
   * @param {Talk} talk
   * @param {Ballot} ballot
   * @param {Choices} choices
   */
  _sending(talk, ballot, choices) {
    const left = talk.rule.criteria.filter(({ id }) => choices[id] === undefined).length;
    const told = last(ballot);
    const news = !told || written(told) !== written(marksOf(choices)) || Boolean(ballot.unsent);
    return html`<button class="primary wide" type="submit" data-do="send"
        ?disabled=${left > 0 || !news}>${told ? t('scoring.sendChange') : t('scoring.send')}</button>
      ${this._state(talk, ballot, Boolean(told) && news && left === 0, left)}`;
  }

  /** @param {Choices} choices @param {string} criterion @param {number | 'skip'} chosen */
  _choose(choices, criterion, chosen) {
    this._keep({ ...choices, [criterion]: chosen });
    this.update();
  }

  /** @param {Event} event @param {Choices} choices */
  _send(event, choices) {
    event.preventDefault();
    const { talk } = this.given;
    this._keep(null);
    this.say('cast', { box: `talk/${talk.name}`, round: talk.round, marks: marksOf(choices) });
  }

  /**
   * Where the ballot is now, in one line that a screen reader speaks when it changes.
   * @param {Talk} talk
   * @param {Ballot} ballot
   * @param {boolean} changed
   * @param {number} left
   */
  _state(talk, ballot, changed, left) {
    return html`<div class="state" role="status" aria-live="polite">${this._notice(talk, ballot)}
      ${
        left > 0
          ? html`<p class="calm" data-left=${left}>${t('scoring.left', { n: left })}</p>`
          : this._whereabouts(ballot, changed)
      }</div>`;
  }

  /** @param {Ballot} ballot @param {boolean} changed */
  _whereabouts({ said, acknowledged, unsent }, changed) {
    if (said && this.given.here) return html`<p data-state="sending">${t('scoring.sending')}</p>`;
    if (said) return html`<p class="warn" data-state="waiting">${t('scoring.waiting')}</p>`;
    if (unsent || !acknowledged) return nothing;
    if (changed)
      return html`<p class="warn" data-state="changed">${t('scoring.changed', { time: savedAt(acknowledged) })}</p>`;
    return html`<p class="good" data-state="saved">${t('scoring.saved', { time: savedAt(acknowledged) })}</p>`;
  }

  /** @param {Talk} talk @param {Ballot} ballot */
  _notice(talk, { notice, unsent, acknowledged }) {
    if (!notice && !unsent) return nothing;
    const word = notice?.word ?? 'older';
    const values = { time: savedAt(acknowledged), counts: acknowledged ? summary(talk, acknowledged.marks) : '' };
    const why = word === 'refused' ? t(`refusal.${notice?.why}`) : '';
    return html`<p class="warn" data-notice=${word}>${t(`scoring.notice.${word}`, values)} ${why}</p>`;
  }

  /** @param {Talk} talk @param {Ballot} ballot */
  _after(talk, ballot) {
    return html`<div class="after">${this._closed(talk, ballot)}</div>`;
  }

  /** That it is over, how many took part, and what of one's own counts. @param {Talk} talk @param {Ballot} ballot */
  _closed(talk, ballot) {
    const { said, acknowledged } = ballot;
    const n = this.given.turnout ?? 0;
    return html`${talk.revealed ? nothing : html`<p class="calm">${n ? t('scoring.closedWith', { n }) : t('scoring.closed')}</p>`}
      <div class="state" role="status">${this._notice(talk, ballot)}
        ${said ? html`<p class="warn" data-state="waiting">${t('scoring.waiting')}</p>` : nothing}
        ${
          acknowledged
            ? html`<p class="good"
          data-state="counted">${t('scoring.counted', { counts: summary(talk, acknowledged.marks) })}</p>`
            : nothing
        }</div>`;
  }
}

customElements.define('rostrum-scoring', Scoring);

/** What the person said last in this box, acknowledged or not. @param {Ballot} ballot */
const last = ({ unsent, said, acknowledged }) => unsent ?? said?.marks ?? acknowledged?.marks;

/** @param {Talk} talk @param {import('../ballot.js').Marks | undefined} marks @returns {Choices} */
function choicesOf(talk, marks) {
  if (!marks) return {};
  return Object.fromEntries(talk.rule.criteria.map(({ id }) => [id, marks[id] ?? 'skip']));
}

/** @param {Choices} choices @returns {import('../ballot.js').Marks} */
function marksOf(choices) {
  return /** @type {import('../ballot.js').Marks} */ (
    Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== 'skip'))
  );
}

/** @param {import('../ballot.js').Acknowledged | undefined} acknowledged */
const savedAt = (acknowledged) => (acknowledged?.at ? clockTime(acknowledged.at) : '');

/** @param {Talk} talk @param {import('../ballot.js').Marks} marks */
const summary = (talk, marks) =>
  talk.rule.criteria
    .map(({ id, name }) => `${inLanguage(name)} ${marks[id] ?? t('scoring.skipped')}`)
    .join(t('list.comma'));
