import { useEffect, useState } from 'preact/hooks';

const SETTLES_AFTER_MS = 250;

/** The latest value that has stayed the same for a moment. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);

  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);

  return settled;
}
