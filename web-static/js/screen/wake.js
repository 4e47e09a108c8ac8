// Browsers keep the screen on only for pages that came over https, and take it back whenever the page is hidden.

/** Whether the browser keeps this screen on. */
export let awake = false;

/** Asks for the screen to stay on, again each time the page is seen again. @param {() => void} changed */
export function stayAwake(changed) {
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    awake = await request();
    changed();
  };
  document.addEventListener('visibilitychange', ask);
  void ask();
}

async function request() {
  try {
    // Not there without https, whatever the types say.
    const lock = /** @type {any} */ (navigator).wakeLock;
    return Boolean(lock && (await lock.request('screen')));
  } catch {
    return false;
  }
}
