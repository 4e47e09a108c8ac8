import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { t } from '../text.js';
import { wifi } from '../wifi.js';

/**
 * How a phone comes in: the network, the picture to scan, the digits to type and where to type them. A wall that knows itself as
 * localhost does not know what others call it.
 * @param {string} code
 */
export const wayIn = (
  code,
) => html`${wifi ? html`<p class="wifi" data-wifi>${t('screen.wifi', { name: wifi })}</p>` : nothing}
  <img class="qr" src=${`/api/sessions/${code}/qr.svg`} alt=${t('screen.qr')} />
  <p class="code" data-code>${code}</p>
  <p class="how">${t('screen.join')}</p>
  ${location.hostname === 'localhost' ? nothing : html`<p class="address" data-address>${location.host}</p>`}`;

/**
 * How many phones are connected just now. Of people it says nothing: some have left, and some phones sleep.
 * @param {import('../items.js').Items} items
 */
export function presence({ presence }) {
  const n = presence?.phones ?? 0;
  return html`<p class="presence" data-phones=${n}><b class="figure">${n}</b> <span>${t('screen.here', { n })}</span></p>`;
}
