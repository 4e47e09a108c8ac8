import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { t } from '../text.js';
import { awake } from './wake.js';
import { wayIn } from './way-in.js';

/** What lies over the whole wall for a while: black, the way in for the last row, or the keys. @param {string} open @param {string} code */
export function curtain(open, code) {
  if (open === 'black') return html`<div class="curtain black" data-curtain="black"></div>`;
  if (open === 'qr')
    return html`<section class="curtain qr-large" data-curtain="qr" aria-label=${t('screen.qr')}>${wayIn(code)}</section>`;
  return open === 'help' ? help() : nothing;
}

/** @type {[keys: string, act: string][]} */
const KEYS = [
  ['F · F5', 'full'],
  ['Q', 'qr'],
  ['B · .', 'black'],
  ['← → · PgUp PgDn', 'turn'],
  ['?', 'help'],
  ['Esc', 'close'],
];

const help = () => html`<section class="curtain help" data-curtain="help" role="dialog" aria-label=${t('screen.keys')}>
  <div><h2>${t('screen.keys')}</h2>
  <dl>${KEYS.map(([keys, act]) => html`<dt>${keys}</dt><dd>${t(`screen.key.${act}`)}</dd>`)}</dl>
  ${awake ? nothing : html`<p data-saver>${t('screen.saver')}</p>`}</div></section>`;
