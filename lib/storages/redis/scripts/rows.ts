import type { ScriptArgument } from './redis-script.js';

/**
 * Rows in which the fields that all of them have in common stand once: jobs that are created or settled together mostly
 * differ in three or four of their fields. `ROWS` reads them.
 */
export interface Rows {
  /** How many fields differ, their places, counted from 1, and a row with the fields that do not. */
  readonly head: readonly ScriptArgument[];
  /** The fields of each row that differ. */
  readonly own: readonly (readonly ScriptArgument[])[];
}

/** @param given rows of the same length, which differ in their first field */
export function rowsOf(given: readonly (readonly ScriptArgument[])[]): Rows {
  const [first] = given;
  if (!first) return { head: [], own: [] };

  const places: number[] = [];
  for (let place = 0; place < first.length; place += 1) {
    const isSame = place > 0 && given.every((row) => row[place] === first[place]);
    if (!isSame) places.push(place);
  }
  return {
    head: [places.length, ...places.map((place) => place + 1), ...first],
    own: given.map((row) => places.map((place) => row[place] as ScriptArgument)),
  };
}
