import { html, nothing } from '../../lib/lit-html/lit-html.js';
import { keyFor } from './keys.js';

/** The key that does the same as the button it stands on. @param {string} action */
export function key(action) {
  const name = keyFor(action);
  return name ? html`<kbd aria-hidden="true">${name}</kbd>` : nothing;
}
