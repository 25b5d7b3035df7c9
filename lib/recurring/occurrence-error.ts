import { cut } from '../support/text/cut.js';

/** How many characters of an error are kept with each occurrence. */
const MAX_CHARS = 1_000;

export const occurrenceError = (error: string | undefined): string | undefined =>
  error === undefined ? undefined : cut(error, MAX_CHARS);
