import { Part } from '../part.js';
import { charts } from './charts.js';
import { widthOf } from './length.js';
import { inLines } from './lines.js';

/** @typedef {{axes: string[], scale: {min: number, max: number}, rings: {name: string, values: (number | null)[]}[], slow: boolean}} Given */

/** A shape of the criteria; nothing if there is no library to draw it. Given the axes' names, the scale and a ring for each group; no rings yet means none are drawn. */
class Radar extends Part {
  /** @type {import('../../lib/echarts/echarts.esm.min.js').Chart | undefined} */
  _chart;
  _drawn = '';
  _watch = new ResizeObserver(() => this._resize());

  connectedCallback() {
    super.connectedCallback();
    this._watch.observe(this);
  }

  disconnectedCallback() {
    this._watch.disconnect();
    this._chart?.dispose();
    this._chart = undefined;
    this._drawn = '';
  }

  _draw() {
    this._queued = false;
    void this._paint();
  }

  async _paint() {
    const library = await charts();
    if (!library || !this.isConnected || this.clientHeight === 0) return;
    const { option, key } = this._wanted();
    if (key === this._drawn) return;
    this._drawn = key;
    this._chart ??= library.init(this, null, { renderer: 'canvas' });
    this._chart.setOption(option, { notMerge: true });
  }

  /** Everything on a canvas is in pixels, so a rem is measured first. */
  _wanted() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const room = { width: this.clientWidth / rem, height: this.clientHeight / rem };
    const option = optionOf(this.given, rem, colours(this), room);
    return { option, key: JSON.stringify(option) };
  }

  _resize() {
    this._chart?.resize();
    this.update();
  }
}

customElements.define('rostrum-radar', Radar);

/** @param {HTMLElement} element */
function colours(element) {
  const style = getComputedStyle(element);
  const named = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return { ink: named('--ink'), line: named('--radar-line'), shapes: [named('--bar'), named('--petrol')] };
}

/** A longer name goes on several lines, but above and below the shape, where there is room. */
const NAME = 5;

/** @param {string} name @param {number} at @param {string[]} axes */
const label = (name, at, axes) => (at % (axes.length / 2) === 0 ? name : inLines(name, NAME));

/**
 * @param {Given} given
 * @param {number} rem in pixels
 * @param {ReturnType<typeof colours>} colours
 * @param {{width: number, height: number}} room in rem
 */
const optionOf = ({ axes, scale, rings, slow }, rem, { ink, line, shapes }, room) => ({
  animation: slow,
  animationDuration: 1600,
  animationEasing: 'cubicOut',
  radar: {
    radius: rem * radiusOf(axes, room),
    splitNumber: 3,
    indicator: axes.map((name, at) => ({ name: label(name, at, axes), min: scale.min, max: scale.max })),
    axisName: {
      color: ink,
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSize: 1.1 * rem,
      lineHeight: 1.35 * rem,
    },
    axisNameGap: 0.7 * rem,
    axisLine: { lineStyle: { color: line, width: 0.08 * rem } },
    splitLine: { lineStyle: { color: line, width: 0.08 * rem } },
    splitArea: { show: false },
  },
  series: rings.map(({ name, values }, at) => shape(name, values, shapes[at % shapes.length], rem)),
});

/** What the names leave: a line above and below, two where no axis points straight down, and the longest line at each side. */
function radiusOf(/** @type {string[]} */ axes, /** @type {{width: number, height: number}} */ { width, height }) {
  const sides = axes.map(label).filter((_, at) => at % (axes.length / 2) !== 0);
  const widest = 1.15 * Math.max(...sides.flatMap((name) => name.split('\n').map(widthOf)));
  return Math.max(2, Math.min(height / 2 - (axes.length % 2 === 0 ? 2.3 : 3.3), width / 2 - widest - 1));
}

/** @param {string} name @param {(number | null)[]} values @param {string} color @param {number} rem */
const shape = (name, values, color, rem) => ({
  type: 'radar',
  silent: true,
  symbolSize: 0.5 * rem,
  data: [{ name, value: values.map((value) => value ?? '-') }],
  itemStyle: { color },
  lineStyle: { color, width: 0.18 * rem },
  areaStyle: { color, opacity: 0.28 },
});
