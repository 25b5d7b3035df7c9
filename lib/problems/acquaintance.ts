import type { CallName } from '../storage/queues/parked-jobs.js';
import type { KnownHandlers } from '../storage/servers/known-handlers.js';

/**
 * What a server knows of a method: `class` if it knows only the class, `unsure` if the server could not list all
 * that it knows.
 */
export type Acquaintance = 'method' | 'class' | 'unsure' | 'none';

export function acquaintanceWith(
  { methods, isComplete }: KnownHandlers,
  { type, method }: CallName,
): Acquaintance {
  const known = Object.hasOwn(methods, type) ? methods[type] : undefined;
  if (known === undefined) return isComplete ? 'none' : 'unsure';
  return known === null || known.includes(method) ? 'method' : 'class';
}
