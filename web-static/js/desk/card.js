import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { clockTime, t } from '../text.js';
import { key } from './key.js';
import { keyFor } from './keys.js';
import { DOES, REASONS } from './lanes.js';

/** @typedef {import('../items.js').Question} Question */
/**
 * How a card stands in its lane: `at` the one that Tab finds, `lit` in the spotlight, `waits` for an answer, `gone` to another lane
 * by somebody else's hand, `doing` what its small form is open for, `lane` in which it is listed, `talk` whose it is unless that is plain.
 * @typedef {{lane: string, at: boolean, lit: boolean, waits: boolean, gone: boolean, doing: string, talk: string, place: number, of: number,
 *   form: unknown, act: (action: string, reason?: string) => void, leave: () => void}} Standing
 */

/** One question on the desk. @param {Question} question @param {Standing} how */
export function card(question, how) {
  const { id, text, up } = question;
  return html`<article class="slip" tabindex=${how.at ? 0 : -1} data-question=${how.gone ? nothing : id} data-slip=${id}
    ?data-spotlight=${how.lit} ?data-pending=${how.waits} ?data-gone=${how.gone} aria-busy=${how.waits}
    aria-posinset=${how.place} aria-setsize=${how.of} aria-label=${text}>
    <p class="up" data-up=${up}><b class="figure" aria-hidden="true">${up}</b><span class="hidden">${t('question.up', { n: up })}</span>
      <span class="asked-at">${clockTime(question.askedAt)}</span></p>
    <div class="words">${how.doing === 'reword' ? how.form : html`<p class="text">${text}</p>`} ${meta(question, how)}
      ${how.doing === 'reword' ? nothing : html`<div class="acts" ?inert=${how.gone}>${how.doing === 'decline' ? reasons(how) : [buttons(how), who(question)]}</div>`}
      ${how.gone ? html`<b class="went" data-went=${question.lane}>${went(question.lane)}</b>` : nothing}</div>
  </article>`;
}

/** What is not so of every question. @param {Question} question @param {Standing} how */
function meta({ reworded, original, reason }, { gone, talk }) {
  if (!talk && !reworded && (gone || !reason)) return nothing;
  return html`<p class="meta">${talk ? html`<span>${talk}</span>` : nothing}
    ${reason && !gone ? html`<span>${t(`reason.${reason}`)}</span>` : nothing}
    ${reworded ? html`<span>${t('question.original', { text: original ?? '' })}</span>` : nothing}</p>`;
}

/** @param {string} lane */
const went = (lane) => (lane === 'withdrawn' ? t('queue.withdrawn') : t('queue.went', { lane: t(`lane.${lane}`) }));

/** One that has gone keeps the room of its buttons. @param {Standing} how */
const buttons = ({ lane, at, lit, waits, act, gone }) =>
  DOES[lane].map(
    (
      action,
    ) => html`<button type="button" class=${action === 'show' ? 'first' : 'quiet'} data-do=${gone ? nothing : action} tabindex=${at ? 0 : -1}
      aria-keyshortcuts=${keyFor(action)} aria-disabled=${waits} aria-pressed=${action === 'spotlight' ? String(lit) : nothing}
      @click=${() => act(action)}>${t(`queue.${action}`)}${key(action)}</button>`,
  );

/** @param {Question} question */
const who = ({ asker }) => (asker ? html`<span class="who">${asker}</span>` : nothing);

/** @param {Standing} how */
const reasons = ({ act, leave }) => html`<span class="calm" id="why">${t('queue.why')}</span>
  <span class="reasons" role="group" aria-labelledby="why">${REASONS.map(
    (reason, at) => html`<button type="button" data-reason=${reason} aria-keyshortcuts=${at + 1}
      @click=${() => act('decline', reason)}>${t(`reason.${reason}`)}<kbd aria-hidden="true">${at + 1}</kbd></button>`,
  )}
  <button type="button" class="quiet" data-do="not" @click=${leave}>${t('moderator.not')}</button></span>`;
