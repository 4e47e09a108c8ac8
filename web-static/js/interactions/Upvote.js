import { html } from '../../lib/lit-html/lit-html.js';
import { Part } from '../part.js';
import { t } from '../text.js';

/** Votes a question up, or takes that back. Given `{question, ballot}`. Says `cast`. */
export class Upvote extends Part {
  view() {
    const { question, ballot } = this.given;
    const marks = ballot.said?.marks ?? ballot.acknowledged?.marks ?? {};
    const up = marks.up === 1;
    return html`<button type="button" class="upvote" data-do="upvote" data-ballot=${ballot.said ? 'waiting' : 'still'}
      aria-pressed=${up}
      aria-label=${t('question.upvote', { n: question.up })} @click=${() => this._toggle(up)}>
      <span class="arrow" aria-hidden="true"></span><span class="count">${question.up}</span>
    </button>`;
  }

  /** @param {boolean} up */
  _toggle(up) {
    const { id } = this.given.question;
    this.say('cast', { box: `question/${id}`, round: id, marks: up ? {} : { up: 1 } });
  }
}

customElements.define('rostrum-upvote', Upvote);
