import { html, nothing } from '../lib/lit-html/lit-html.js';
import { MINUTE, shifted, toggled } from './desk/clock.js';
import { nextOf } from './desk/next.js';
import './desk/talks.js';
import { remarksOf } from './items.js';
import { Part } from './part.js';
import { t } from './text.js';
import './timer.js';

/** @typedef {import('./items.js').Talk} Talk */

export const PHASES = ['lobby', 'talk', 'scoring', 'questions', 'remark', 'reveal', 'break', 'closed'];
const DEFAULT_MINUTES = 20;
/** Short faces for what the label says in full. @type {{[name: string]: string}} */
const FACES = { less: '−1', more: '+1', reset: '↺' };

/**
 * The moderator's stage: the next step, all phases, the timer, and the talks with their scoring. Given `{items, talks,
 * session, connection, waits}`. Says `act`.
 */
class Stage extends Part {
  view() {
    const { items, talks, session, connection, waits } = this.given;
    return html`<section class="card now" aria-labelledby="now" aria-busy=${waits('session')}>
      <h2 id="now" class="hidden">${t('moderator.phase')}</h2>
      ${this._next()} ${this._phases(session.stage)} ${this._timer(session.stage)}</section>
      <section class="card" aria-labelledby="talks">
        <div class="heading"><h2 id="talks">${t('moderator.talks')}</h2><details class="how"><summary>${t(`moderator.when.${session.reveal}`)}</summary>
          <p class="calm">${t(`moderator.reveal.${session.reveal}`)}</p></details></div>
        <rostrum-talks .given=${{ items, talks, session, connection, waits }}></rostrum-talks></section>`;
  }

  _next() {
    const { session, talks } = this.given;
    const step = nextOf(session, talks);
    if (!step) return html`<p class="next over" data-next="none">${t('next.none')}</p>`;
    const talk = talks.find((/** @type {Talk} */ { name }) => name === step.talk);
    const closes = step.phase === 'reveal' && talk?.box === 'open';
    const what = closes
      ? t('next.closeAndReveal', { talk: step.talk ?? '' })
      : t(`next.${step.phase}`, { talk: step.talk ?? '' });
    const hint = this._hint(step, talk);
    return html`<button type="button" class="next primary" data-do="next" data-next=${step.phase}
      @click=${(/** @type {MouseEvent} */ event) => this._go(event, step)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => event.repeat && event.preventDefault()}><span>${t('next.label')}</span>
      <b>${what}</b>${hint ? html`<small>${hint}</small>` : nothing}</button>`;
  }

  /** What helps to decide whether now is the time. @param {import('./desk/next.js').Step} step @param {Talk | undefined} talk */
  _hint({ phase }, talk) {
    const { items } = this.given;
    if (phase === 'talk') return `${talk?.title} · ${talk?.speaker}`;
    if (phase === 'questions' && talk?.box === 'open') return t('next.staysOpen');
    if (phase !== 'remark' || !talk) return phase === 'closed' ? t('next.closed.hint') : '';
    const ready = remarksOf(items, talk.name).filter(({ state }) => state !== 'draft').length;
    return ready ? t('next.remarks', { n: ready }) : t('next.noRemark');
  }

  /** The second click of a double one, or a key held down, would go two steps. @param {MouseEvent} event @param {import('./desk/next.js').Step} step */
  _go({ detail }, step) {
    if (detail < 2 && !this.given.waits('session')) this.say('act', { t: 'Move', ...step });
  }

  /** A phase that needs a talk gets the next one, if none has been on the stage yet. @param {any} stage */
  _phases({ phase: current, talk = this.given.talks[0]?.name }) {
    return html`<div class="phases" role="group" aria-label=${t('moderator.phase')}>${PHASES.map(
      (phase) => html`<button type="button" data-phase-button=${phase} aria-pressed=${phase === current}
        @click=${() => this.say('act', { t: 'Move', phase, talk })}>${t(`phase.${phase}`)}</button>`,
    )}</div>`;
  }

  /** @param {any} stage */
  _timer({ timer, talk }) {
    const { connection, talks } = this.given;
    const full = (talks.find((/** @type {Talk} */ { name }) => name === talk)?.minutes ?? DEFAULT_MINUTES) * MINUTE;
    const running = timer?.endsAt !== undefined;
    const stood = () => this.given.session.stage.timer ?? { remaining: full };
    const button = (
      /** @type {string} */ name,
      /** @type {string} */ words,
      /** @type {() => import('./timer.js').Timer} */ of,
    ) =>
      html`<button type="button" data-do=${name} aria-label=${words}
        @click=${() => this.say('act', { t: 'Timer', of })}>${FACES[name] ?? words}</button>`;
    return html`<div class="clock" role="group" aria-label=${t('timer.label')}>
      <rostrum-timer .given=${{ timer: stood(), connection }}></rostrum-timer>
      ${button(running ? 'pause' : 'start', running ? t('timer.pause') : t('timer.start'), () => toggled(stood(), full, connection.now))}
      ${button('less', t('timer.less'), () => shifted(stood(), -1, connection.now))}
      ${button('more', t('timer.more'), () => shifted(stood(), 1, connection.now))}
      ${button('reset', t('timer.reset', { n: full / MINUTE }), () => ({ remaining: full }))}</div>`;
  }
}

customElements.define('rostrum-stage', Stage);
