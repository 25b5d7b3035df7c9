import { z } from 'zod';

/** A hundred years: longer delays and timeouts could leave the range of dates. */
export const MAX_SECONDS = 100 * 366 * 24 * 60 * 60;

export const positiveInteger = () => z.int().positive();

export const seconds = () => z.number().nonnegative().max(MAX_SECONDS);

/** A function or a class. Only a call would show what it takes and returns. */
export const functionOf = <F>(what = 'a function') =>
  z.custom<F>((value) => typeof value === 'function', what);
