export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Turns a place of the window into a place inside the element. */
export function placeIn(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
