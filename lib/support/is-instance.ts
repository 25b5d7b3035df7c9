import { safely } from './safely.js';

/** `instanceof` for values of an application: a proxy, or a class with a rule of its own, may throw when asked. */
export const isInstance = <T>(
  value: unknown,
  type: abstract new (...args: never[]) => T,
): value is T => safely(() => value instanceof type, false);
