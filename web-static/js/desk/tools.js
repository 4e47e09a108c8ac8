import { html } from '../../lib/lit-html/lit-html.js';
import { t } from '../text.js';
import { key } from './key.js';

/**
 * What stands above the lanes: the review of questions, one asked aloud, undo, help, search.
 * @param {{session: any, busy: boolean, last: string | undefined, asking: boolean, search: string,
 *   run: (action: string) => void, review: (on: boolean) => void, look: (words: string) => void, found: () => void}} given
 *   `last` is the act that undo would take back
 */
export function tools({ session, busy, last, asking, search, run, review, look, found }) {
  return html`<div class="tools">
    <button type="button" class="switch" role="switch" data-do="review" aria-checked=${Boolean(session.review)} aria-busy=${busy}
      title=${t(`moderator.Review.${session.review ? 'on' : 'off'}`)}
      @click=${() => review(!session.review)}><span>${t('moderator.Review')}</span></button>
    <button type="button" data-do="aloud" aria-expanded=${asking} @click=${() => run('aloud')}>${t('queue.aloud')}${key('aloud')}</button>
    <button type="button" data-do="undo" aria-disabled=${!last}
      aria-label=${last ? t('queue.undo.what', { what: t(`queue.${last}`) }) : t('queue.undo')}
      @click=${() => run('undo')}>${t('queue.undo')}${key('undo')}</button>
    <button type="button" class="quiet" data-do="help" aria-label=${t('help.title')} @click=${() => run('help')}>${key('help')}</button>
    <label class="search"><span class="hidden">${t('queue.search')}</span><input type="search" data-search placeholder=${t('queue.search')}
      aria-keyshortcuts="/" .value=${search} @keydown=${(/** @type {KeyboardEvent} */ event) => searchKey(event, look, found)}
      @input=${(/** @type {any} */ event) => look(event.target.value)} />${key('search')}</label></div>`;
}

/**
 * Escape ends the search, Enter and the arrow go to what was found.
 * @param {KeyboardEvent} event
 * @param {(words: string) => void} look
 * @param {() => void} found
 */
function searchKey(event, look, found) {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === 'Escape') look('');
  if (!['Escape', 'Enter', 'ArrowDown'].includes(event.key)) return;
  event.preventDefault();
  found();
}
