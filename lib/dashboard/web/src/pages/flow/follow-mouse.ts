/** A mouse moves a little during a click. A shorter movement is not a drag. */
const DRAG_PX = 4;

/**
 * Scrolls an element as the mouse drags it. A drag that begins on a link does not follow the link.
 *
 * @returns a function that stops this
 */
export function followMouse(element: HTMLElement): () => void {
  let last: { readonly x: number; readonly y: number } | undefined;
  let hasMoved = false;

  const onDown = ({ pointerType, button, clientX, clientY }: PointerEvent) => {
    hasMoved = false;
    if (pointerType === 'mouse' && button === 0) last = { x: clientX, y: clientY };
  };
  const onMove = ({ clientX, clientY, buttons, pointerId }: PointerEvent) => {
    if (!last) return;
    if ((buttons & 1) === 0) return onUp();
    const [dx, dy] = [clientX - last.x, clientY - last.y];
    if (!hasMoved && Math.hypot(dx, dy) < DRAG_PX) return;
    if (!hasMoved) element.setPointerCapture(pointerId);
    hasMoved = true;
    element.scrollBy(-dx, -dy);
    last = { x: clientX, y: clientY };
  };
  const onUp = () => {
    last = undefined;
  };
  const onClick = (event: MouseEvent) => {
    if (!hasMoved) return;
    hasMoved = false;
    event.preventDefault();
    event.stopPropagation();
  };

  const stopping = new AbortController();
  const { signal } = stopping;
  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onUp, { signal });
  element.addEventListener('click', onClick, { signal, capture: true });
  return () => stopping.abort();
}
