import { safely } from './safely.js';

/** `instanceof` for what somebody has thrown: a proxy, or a class with a rule of its own, may throw when it is asked. */
export const isInstance = <T>(
  value: unknown,
  type: abstract new (...args: never[]) => T,
): value is T => safely(() => value instanceof type, false);
