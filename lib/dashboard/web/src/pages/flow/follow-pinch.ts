import { type Point, placeIn } from './place-in';

/**
 * Calls `scaleBy` as two fingers move apart or together.
 *
 * @returns a function that stops this
 */
export function followPinch(
  element: HTMLElement,
  scaleBy: (factor: number, at: Point) => void,
): () => void {
  let distance = 0;

  const onTouch = (event: TouchEvent) => {
    const [first, second] = event.touches;
    if (!first || !second) {
      distance = 0;
      return;
    }
    // Otherwise the browser zooms the whole page.
    event.preventDefault();
    const next = Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY);
    const middle = {
      clientX: (first.clientX + second.clientX) / 2,
      clientY: (first.clientY + second.clientY) / 2,
    };
    if (distance > 0 && next > 0) scaleBy(next / distance, placeIn(element, middle));
    distance = next;
  };

  const stopping = new AbortController();
  const options = { signal: stopping.signal, passive: false };
  for (const name of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    element.addEventListener(name, onTouch, options);
  }
  return () => stopping.abort();
}
