/** What each key does; clickers send some of these for their own buttons. */
const ACTS = {
  full: ['f', 'F', 'F5'],
  qr: ['q', 'Q'],
  black: ['b', 'B', '.', '。'],
  help: ['?', '？'],
  close: ['Escape'],
  on: ['PageDown', 'ArrowDown', 'ArrowRight', ' ', 'n', 'N'],
  back: ['PageUp', 'ArrowUp', 'ArrowLeft', 'p', 'P'],
  first: ['Home'],
  still: ['End'],
};

/**
 * The act that a pressed key means, or null: keys with Ctrl, Alt or Meta are the browser's.
 * @param {{key: string, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean}} pressed
 */
export function actOf({ key, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey) return null;
  const found = Object.entries(ACTS).find(([, keys]) => keys.includes(key));
  return found ? found[0] : null;
}
