import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { repeat } from '../../lib/lit-html/directives/repeat.js';
import { written } from '../ballot.js';
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
 * Scores a talk: one choice a criterion, then one press to send them. Given `{code, talk, ballot, here}`.
 * What the person has half chosen is kept here and on the device, out of reach of every update. Says `cast`.
 */
export class Scoring extends Part {
  _box = '';
  /** What the person has chosen and not sent; null when nothing. @type {Choices | null} */
  _draft = null;
  /** @type {Ballot['notice']} */
  _seen;

  view() {
    const { talk, ballot } = this.given;
    this._settle(talk, ballot);
    if (talk.box === 'new') return html`<p class="calm" data-box="new">${t('scoring.notYet')}</p>`;
    return html`<div data-box=${talk.box}
      data-talk=${talk.name}>${talk.box === 'open' ? this._form(talk, ballot) : this._after(talk, ballot)}</div>`;
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
    const choices = this._draft ?? choicesOf(talk, last(ballot));
    const { criteria } = talk.rule;
    const left = criteria.filter(({ id }) => choices[id] === undefined).length;
    const told = last(ballot);
    const news = !told || written(told) !== written(marksOf(choices)) || Boolean(ballot.unsent);
    return html`<form @submit=${(/** @type {Event} */ event) => this._send(event, choices)}>
      <p class="calm">${t('scoring.hint', { min: talk.rule.scale.min, max: talk.rule.scale.max })}</p>
      ${repeat(
        criteria,
        ({ id }) => id,
        (criterion) => this._criterion(talk, criterion, choices),
      )}
      ${this._state(talk, ballot, told && news && left === 0)}
      <button class="primary wide" type="submit" data-do="send"
        ?disabled=${left > 0 || !news}>${told ? t('scoring.sendChange') : t('scoring.send')}</button>
      <p class="calm" data-left=${left}>${left > 0 ? t('scoring.left', { n: left }) : nothing}</p>
    </form>`;
  }

  /** @param {Talk} talk @param {import('../items.js').Criterion} criterion @param {Choices} choices */
  _criterion(talk, criterion, choices) {
    const name = `${this._box}:${criterion.id}`;
    const value = choices[criterion.id];
    const choose = (/** @type {number | 'skip'} */ chosen) => this._choose(choices, criterion.id, chosen);
    return html`<fieldset class="criterion" data-criterion=${criterion.id}>
      <legend><span>${inLanguage(criterion.name)}</span>
        <span class="chosen"
          aria-hidden="true">${value === undefined ? '' : value === 'skip' ? t('scoring.skipped') : value}</span></legend>
      <div class="scale">${valuesOf(talk).map((step) => choice(name, step, step, value === step, choose))}
        ${choice(name, 'skip', t('scoring.skip'), value === 'skip', choose)}</div>
    </fieldset>`;
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
   * @param {boolean} [changed]
   */
  _state(talk, ballot, changed = false) {
    return html`<div class="state" role="status"
      aria-live="polite">${this._notice(talk, ballot)} ${this._whereabouts(ballot, changed)}</div>`;
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
    const { said, acknowledged } = ballot;
    const { revealed } = talk;
    return html`${revealed ? nothing : html`<p class="calm">${t('scoring.closed')}</p>`}
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

/**
 * @param {string} name
 * @param {number | 'skip'} value
 * @param {unknown} label
 * @param {boolean} checked
 * @param {(value: any) => void} choose
 */
const choice = (name, value, label, checked, choose) => html`<label class=${value === 'skip' ? 'skip' : 'value'}>
  <input type="radio" name=${name} value=${value} .checked=${checked}
    @change=${() => choose(value)} /><span>${label}</span></label>`;

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
