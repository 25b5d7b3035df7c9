type Present<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

/** The properties that are there: answers leave out what there is not, and JSON has no undefined. */
export function present<T extends object>(values: T): Present<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Present<T>;
}
