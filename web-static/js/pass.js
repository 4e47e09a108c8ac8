import { keyOf, lasting, passing, secretOf } from './device.js';

/** @typedef {{pass?: string, why?: string, retryAfter?: number}} Answer */

/** The pass with which this device joins one session in one role: asked for when needed, kept until it expires. */
export class Pass {
  _code;
  _role;
  _key;
  _store;

  /** @param {string} code @param {string} role */
  constructor(code, role) {
    this._code = code;
    this._role = role;
    this._key = role === 'attendee' ? null : keyOf(`rostrum.${code}.${role}.key`);
    this._store = role === 'attendee' ? lasting : passing;
  }

  /** @returns {Promise<Answer>} */
  async current() {
    const kept = this._store.read(this._name);
    if (kept && kept.key === this._key && kept.expires > Date.now()) return { pass: kept.pass };
    if (this._role !== 'attendee' && !this._key) return { why: 'NO_KEY' };
    return this._ask().catch(() => ({ why: 'TRY_AGAIN' }));
  }

  forget() {
    this._store.remove(this._name);
  }

  get _name() {
    return `rostrum.${this._code}.${this._role}.pass`;
  }

  /** @returns {Promise<Answer>} */
  async _ask() {
    const wish = { role: this._role, key: this._key ?? undefined, device: secretOf(this._code) };
    const reply = await fetch(`/api/sessions/${this._code}/passes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    });
    if (!reply.ok) return refusal(reply);
    const { pass, expires } = await reply.json();
    this._store.write(this._name, { pass, expires, key: this._key });
    return { pass };
  }
}

/** @param {Response} reply @returns {Promise<Answer>} */
async function refusal(reply) {
  const problem = await reply.json().catch(() => ({}));
  if (reply.status === 404) return { why: 'NO_SUCH_SESSION' };
  if (reply.status === 403) return { why: problem.why === 'LOCKED' ? 'LOCKED' : 'WRONG_KEY' };
  const seconds = Number(reply.headers.get('Retry-After')) || 0;
  return { why: 'TRY_AGAIN', retryAfter: seconds * 1000 };
}
