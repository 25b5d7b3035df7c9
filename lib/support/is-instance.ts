import { safely } from './safely.js';

/**
 * `instanceof` that never throws. With the values of an application it may: a proxy and a class with a rule of its own
 * can throw.
 */
export const isInstance = <T>(
  value: unknown,
  type: abstract new (...args: never[]) => T,
): value is T => safely(() => value instanceof type, false);
