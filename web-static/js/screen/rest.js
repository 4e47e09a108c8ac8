/** The pointer is out of the way after so many milliseconds without a move. */
const RESTS_AFTER = 3000;

/** Marks the page with `data-resting` while nobody moves the pointer, so that it and what it could press are hidden. */
export function restPointer() {
  const { dataset } = document.documentElement;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  const rest = () => (dataset.resting = '');
  const moved = () => {
    delete dataset.resting;
    clearTimeout(later);
    later = setTimeout(rest, RESTS_AFTER);
  };
  addEventListener('pointermove', moved);
  addEventListener('pointerdown', moved);
  moved();
}
