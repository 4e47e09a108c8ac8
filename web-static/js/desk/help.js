import { html } from '../../lib/lit-html/lit-html.js';
import { Part } from '../part.js';
import { t } from '../text.js';
import { KEYS } from './keys.js';

/** The keys of the desk, in a dialog. Given `{}`. */
class Help extends Part {
  view() {
    return html`<dialog aria-labelledby="keys"><h2 id="keys">${t('help.title')}</h2>
      <dl class="keys">${KEYS.map(
        ([action, keys]) =>
          html`<div><dt>${keys.map((name) => html`<kbd>${name}</kbd>`)}</dt><dd>${t(`help.${action}`)}</dd></div>`,
      )}<div><dt><kbd>1</kbd>–<kbd>5</kbd></dt><dd>${t('help.reason')}</dd></div></dl>
      <p class="calm">${t('help.typing')}</p>
      <form method="dialog"><button class="primary" data-do="close-help">${t('moderator.understood')}<kbd aria-hidden="true">Esc</kbd></button></form></dialog>`;
  }

  open() {
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
    if (!dialog.open) dialog.showModal();
  }
}

customElements.define('rostrum-help', Help);
