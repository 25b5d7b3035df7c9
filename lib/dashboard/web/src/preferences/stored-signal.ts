import { type Signal, signal } from '@preact/signals';

/** A choice that this browser remembers. If nothing can be stored, the choice lasts as long as the page. */
export function storedSignal<T extends string | number | boolean>(
  name: string,
  initial: T,
): Signal<T> {
  const key = `hangfire.${name}`;
  const stored = signal<T>(read(key, initial));
  let isFirst = true;

  stored.subscribe((value) => {
    if (!isFirst) write(key, value);
    isFirst = false;
  });
  return stored;
}

function read<T>(key: string, initial: T): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof value === typeof initial ? (value as T) : initial;
  } catch {
    return initial;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage may be forbidden or full; the choice then ends with the page.
  }
}
