import { inspect } from 'node:util';

const MAX_SHOWN_CHARS = 120;

/** A wrong value as an error shows it: only its outermost level, and cut when it is long. */
export const shownValue = (value: unknown): string =>
  inspect(value, { depth: 0 }).slice(0, MAX_SHOWN_CHARS);
