import { z } from 'zod';

/** Longer delays and timeouts than a hundred years could leave the range of dates. */
export const MAX_SECONDS = 100 * 366 * 24 * 60 * 60;

export const positiveInteger = () => z.int().positive();

export const seconds = () => z.number().nonnegative().max(MAX_SECONDS);

/** A function or a class: what it takes and returns shows only when it is called. */
export const functionOf = <F>(what = 'a function') =>
  z.custom<F>((value) => typeof value === 'function', what);
