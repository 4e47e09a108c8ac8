const LASTS = 700;

/** @param {HTMLElement} list @returns {Map<string, number>} where each entry of a list stands, by its question */
export function places(list) {
  return new Map(entries(list).map((one) => [one.dataset.question ?? '', one.offsetTop]));
}

/** Lets each entry that has moved glide from where it stood, and each new one appear. @param {HTMLElement} list @param {Map<string, number>} before */
export function glide(list, before) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const one of entries(list)) {
    const was = before.get(one.dataset.question ?? '');
    if (was === undefined) one.animate([{ opacity: 0 }, { opacity: 1 }], { duration: LASTS, easing: 'ease-out' });
    else if (was !== one.offsetTop) one.animate(from(was - one.offsetTop), { duration: LASTS, easing: 'ease-in-out' });
  }
}

/** @param {number} distance */
const from = (distance) => [{ transform: `translateY(${distance}px)` }, { transform: 'none' }];

/** @param {HTMLElement} list */
const entries = (list) => /** @type {HTMLElement[]} */ ([...list.children]);
