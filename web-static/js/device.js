// What this device keeps between visits; where storage is forbidden it keeps it until the page goes.

/** Named strings that survive a reload if the browser lets them; never throws. */
export class Store {
  /** @type {Map<string, string>} */
  _memory = new Map();
  _storage;

  /** @param {() => Storage} open */
  constructor(open) {
    this._storage = attempt(open);
  }

  /** @param {string} name @returns {string | null} */
  get(name) {
    return this._memory.get(name) ?? attempt(() => this._storage?.getItem(name)) ?? null;
  }

  /** @param {string} name @param {string} value */
  set(name, value) {
    const kept = attempt(() => (this._storage?.setItem(name, value), Boolean(this._storage)));
    if (kept) this._memory.delete(name);
    else this._memory.set(name, value);
  }

  /** @param {string} name */
  remove(name) {
    this._memory.delete(name);
    attempt(() => this._storage?.removeItem(name));
  }

  /** @param {string} prefix @returns {string[]} */
  names(prefix) {
    const stored = attempt(() => Object.keys(this._storage ?? {})) ?? [];
    return [...new Set([...stored, ...this._memory.keys()])].filter((name) => name.startsWith(prefix));
  }

  /** The JSON value under a name, or null; what cannot be read is nothing. @param {string} name @returns {any} */
  read(name) {
    return attempt(() => JSON.parse(this.get(name) ?? 'null')) ?? null;
  }

  /** @param {string} name @param {unknown} value */
  write(name, value) {
    this.set(name, JSON.stringify(value));
  }
}

export const lasting = new Store(() => localStorage);
export const passing = new Store(() => sessionStorage);

/** A random name; crypto.randomUUID is missing on plain http. @param {number} bytes */
export function random(bytes) {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The secret this device made for one session; the server turns it into a pseudonym. @param {string} code */
export function secretOf(code, store = lasting) {
  const name = `rostrum.${code}.device`;
  const known = store.get(name);
  if (known) return known;
  const made = random(16);
  store.set(name, made);
  return made;
}

/**
 * The key of a private link: taken from the fragment once, then out of the address bar, which the room can read on the wall.
 * @param {string} name
 */
export function keyOf(name) {
  const given = /[#&]key=([^&]+)/.exec(location.hash);
  if (given) {
    passing.set(name, decodeURIComponent(given[1]));
    history.replaceState(null, '', location.pathname + location.search);
  }
  return passing.get(name);
}

/** @template T @param {() => T} action @returns {T | undefined} */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
