/** The name of the room's Wi-Fi, as the operator gave it; empty if it was not given. It is in the page, so it is known with no connection. */
export const wifi = document.querySelector('meta[name=wifi]')?.getAttribute('content') ?? '';
