/** What the pages use of ECharts, for the type check; the server serves the library itself. */
export interface Chart {
  setOption(option: unknown, how?: { notMerge?: boolean }): void;
  resize(): void;
  dispose(): void;
}
export function init(element: HTMLElement, theme?: null, how?: { renderer: 'canvas' }): Chart;
