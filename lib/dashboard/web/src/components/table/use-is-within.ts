import { useEffect, useState } from 'preact/hooks';

/** Whether the pointer or the focus is inside the element that gets the reference. */
export function useIsWithin(): readonly [
  reference: (element: HTMLElement | null) => void,
  isWithin: boolean,
] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [hasPointer, setHasPointer] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);

  useEffect(() => {
    if (!element) return undefined;
    const abort = new AbortController();
    const options = { signal: abort.signal };
    element.addEventListener('pointerenter', () => setHasPointer(true), options);
    element.addEventListener('pointerleave', () => setHasPointer(false), options);
    element.addEventListener('focusin', () => setHasFocus(true), options);
    element.addEventListener(
      'focusout',
      ({ relatedTarget }) =>
        setHasFocus(relatedTarget instanceof Node && element.contains(relatedTarget)),
      options,
    );
    return () => {
      abort.abort();
      setHasPointer(false);
      setHasFocus(false);
    };
  }, [element]);

  // A row that is removed takes the focus along, without an event.
  useEffect(() => {
    if (hasFocus && !element?.contains(document.activeElement)) setHasFocus(false);
  });

  return [setElement, hasPointer || hasFocus];
}
