import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { followMouse } from './follow-mouse';
import { followPinch } from './follow-pinch';
import { type Point, placeIn } from './place-in';

const LEAST = 0.2;
const MOST = 2;
const STEP = 1.25;
/** Below this scale, people can hardly read the names. */
const LEAST_AT_FIRST = 0.6;

interface Content {
  readonly width: number;
  readonly height: number;
  /** The point in the middle at first. */
  readonly centre: Point;
}

export interface Zoom {
  readonly scale: number;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
}

/** A place of the content that should appear at a place of the viewport. */
interface Hold {
  readonly content: Point;
  readonly viewport: Point;
}

/**
 * Zooms the content of an element that scrolls. The browser pans: by touch, by the wheel, by arrow keys, and to the
 * focused element. This adds panning by dragging, and zooming by pinching, by the wheel with Ctrl, and by the keys
 * `+`, `-` and `0`.
 */
export function useZoom(viewport: RefObject<HTMLElement>, content: Content): Zoom {
  const [scale, setScale] = useState(1);
  const scaleNow = useRef(1);
  const hold = useRef<Hold>();

  const zoomTo = (wanted: number, at?: Point, from?: Point) => {
    const element = viewport.current;
    if (!element) return;
    const next = Math.min(MOST, Math.max(LEAST, wanted));
    const place = at ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 };
    hold.current = {
      content: from ?? {
        x: (element.scrollLeft + place.x) / scaleNow.current,
        y: (element.scrollTop + place.y) / scaleNow.current,
      },
      viewport: place,
    };
    if (next === scaleNow.current) return scrollTo(next);
    scaleNow.current = next;
    setScale(next);
  };
  const scrollTo = (at: number) => {
    const element = viewport.current;
    if (!element || !hold.current) return;
    const { content: held, viewport: place } = hold.current;
    hold.current = undefined;
    element.scrollLeft = held.x * at - place.x;
    element.scrollTop = held.y * at - place.y;
  };
  const fitting = () => {
    const { clientWidth = 0, clientHeight = 0 } = viewport.current ?? {};
    return Math.min(1, clientWidth / content.width, clientHeight / content.height);
  };
  const fit = () => zoomTo(fitting(), undefined, content.centre);
  const latest = useRef({ zoomTo, fit });
  latest.current = { zoomTo, fit };

  // Only now does the content have its new size.
  useLayoutEffect(() => scrollTo(scale));

  useLayoutEffect(() => {
    zoomTo(Math.max(LEAST_AT_FIRST, fitting()), undefined, content.centre);
  }, []);

  useEffect(() => {
    const element = viewport.current;
    if (!element) return;
    const scaleBy = (factor: number, at?: Point) =>
      latest.current.zoomTo(scaleNow.current * factor, at);
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+' || event.key === '=') scaleBy(STEP);
      else if (event.key === '-') scaleBy(1 / STEP);
      else if (event.key === '0') latest.current.fit();
      else return;
      event.preventDefault();
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      scaleBy(Math.exp(-event.deltaY / 300), placeIn(element, event));
    };
    element.addEventListener('keydown', onKey);
    element.addEventListener('wheel', onWheel, { passive: false });
    const stops = [followMouse(element), followPinch(element, scaleBy)];
    return () => {
      element.removeEventListener('keydown', onKey);
      element.removeEventListener('wheel', onWheel);
      for (const stop of stops) stop();
    };
  }, []);

  return {
    scale,
    zoomIn: () => zoomTo(scale * STEP),
    zoomOut: () => zoomTo(scale / STEP),
    fit,
  };
}
