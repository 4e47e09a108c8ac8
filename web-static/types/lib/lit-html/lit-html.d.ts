/** What the pages use of lit-html, for the type check; the server serves the library itself. */
export interface TemplateResult {
  readonly strings: TemplateStringsArray;
}
export type Renderable = TemplateResult | symbol | string | number | null | undefined | Renderable[];
export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult;
export const nothing: symbol;
export function render(value: unknown, container: HTMLElement): unknown;
