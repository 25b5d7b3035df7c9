type Present<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

/** Keeps the properties that have a value, because JSON has no undefined. */
export function present<T extends object>(values: T): Present<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Present<T>;
}
