import { keyOf, lasting, passing, secretOf } from './device.js';

/** @typedef {{pass?: string, why?: string, retryAfter?: number}} Answer */

/** The pass with which this device joins one session in one role: asked for when needed, kept until it expires. */
export class Pass {
  #code;
  #role;
  #key;
  #store;

  /** @param {string} code @param {string} role */
  constructor(code, role) {
    this.#code = code;
    this.#role = role;
    this.#key = role === 'attendee' ? null : keyOf(`rostrum.${code}.${role}.key`);
    this.#store = role === 'attendee' ? lasting : passing;
  }

  /** @returns {Promise<Answer>} */
  async current() {
    const kept = this.#store.read(this.#name);
    if (kept && kept.key === this.#key && kept.expires > Date.now()) return { pass: kept.pass };
    if (this.#role !== 'attendee' && !this.#key) return { why: 'NO_KEY' };
    return this.#ask().catch(() => ({ why: 'TRY_AGAIN' }));
  }

  forget() {
    this.#store.remove(this.#name);
  }

  get #name() {
    return `rostrum.${this.#code}.${this.#role}.pass`;
  }

  /** @returns {Promise<Answer>} */
  async #ask() {
    const wish = { role: this.#role, key: this.#key ?? undefined, device: secretOf(this.#code) };
    const reply = await fetch(`/api/sessions/${this.#code}/passes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    });
    if (!reply.ok) return refusal(reply);
    const { pass, expires } = await reply.json();
    this.#store.write(this.#name, { pass, expires, key: this.#key });
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
