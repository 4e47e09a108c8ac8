import { html, nothing } from '../lib/lit-html/lit-html.js';
import { Page } from './page.js';
import { pause } from './screen/break.js';
import { charts } from './screen/charts.js';
import { closing } from './screen/closing.js';
import { curtain } from './screen/curtain.js';
import { headBar, headline, rail } from './screen/frame.js';
import { actOf } from './screen/keys.js';
import { lobby } from './screen/lobby.js';
import { questions } from './screen/questions.js';
import { remark } from './screen/remark.js';
import { restPointer } from './screen/rest.js';
import { reveal } from './screen/reveal.js';
import { Reveals } from './screen/reveals.js';
import { sceneOf } from './screen/scene.js';
import { scoring } from './screen/scoring.js';
import { talk } from './screen/talk.js';
import { stayAwake } from './screen/wake.js';

/** @type {{[scene: string]: (view: import('./screen/view.js').View) => unknown}} */
const SCENES = { lobby, talk, scoring, questions, remark, reveal, break: pause, closed: closing };

/** Scenes that have the way in and the titles within themselves. */
const WHOLE = ['lobby', 'break'];
const NO_HEADLINE = [...WHOLE, 'talk', 'closed'];

/** @type {{[act: string]: number}} */
const TURNS = { on: 1, back: -1, first: 0 };

/** The projector: what the room looks at together, read from the last row. It listens to its keys and asks for nothing. */
class Projector extends Page {
  _reveals = new Reveals();
  /** What lies over the whole wall: `black`, `qr`, `help` or nothing. */
  _curtain = '';

  constructor() {
    super('projector');
  }

  connectedCallback() {
    this.connection.addEventListener('welcome', () => this._note(true));
    this.connection.addEventListener('change', () => this._note(false));
    addEventListener('keydown', (event) => this._press(event));
    restPointer();
    stayAwake(() => this.update());
    super.connectedCallback();
    // Quietly, long before the reveal, which must not wait for it.
    addEventListener('load', () => void charts());
  }

  /** @param {boolean} late */
  _note(late) {
    this._reveals.note(this.talks, performance.now(), late);
  }

  body() {
    const view = this._view();
    const scene = sceneOf(this.session.stage, this.talk);
    const whole = WHOLE.includes(scene);
    return html`<div class=${whole ? 'wall whole' : 'wall'} data-rehearsal=${Boolean(this.session.rehearsal)}>${headBar(view)}
      <main data-phase=${this.session.stage.phase} data-scene=${scene}>
        ${NO_HEADLINE.includes(scene) ? nothing : headline(view.talk, scene === 'reveal')}
        <div class="scene">${SCENES[scene](view)}</div></main>
      ${whole ? nothing : rail(view, scene === 'questions' || scene === 'remark')}</div>
      ${curtain(this._curtain, this.code)}`;
  }

  /** @returns {import('./screen/view.js').View} */
  _view() {
    const { code, session, items, talks, connection } = this;
    const talk = /** @type {import('./items.js').Talk} */ (this.talk);
    const tally = items[`tally/talk/${talk?.name}`] ?? { turnout: 0 };
    return { code, session, items, talks, talk, tally, since: talk && this._reveals.since(talk), connection };
  }

  /** No key scrolls, reloads or leads away. @param {KeyboardEvent} event */
  _press(event) {
    const act = actOf(event);
    if (!act || (event.target instanceof HTMLButtonElement && event.key === ' ')) return;
    event.preventDefault();
    if (act in TURNS) this._turn(TURNS[act]);
    else if (act === 'full') void this._fullScreen(event.key);
    else if (act !== 'still') this._cover(act === 'close' || act === this._curtain ? '' : act);
  }

  /** Clickers send F5 to begin and Escape to end; F does both. @param {string} key */
  async _fullScreen(key) {
    try {
      if (!document.fullscreenElement) await document.documentElement.requestFullscreen();
      else if (key !== 'F5') await document.exitFullscreen();
    } catch {
      // Some browsers refuse; the window can still be made as large as the wall.
    }
  }

  /** @param {number} by */
  _turn(by) {
    const turned = /** @type {any} */ (this.querySelector('rostrum-asked, rostrum-sheets'));
    turned?.turn(by);
  }

  /** @param {string} curtain */
  _cover(curtain) {
    this._curtain = curtain;
    this.update();
  }
}

customElements.define('rostrum-screen', Projector);
