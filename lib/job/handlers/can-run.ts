import { safely } from '../../support/safely.js';
import { isDeclaredMethod } from './declared-methods.js';
import type { JobHandler } from './job-handler.js';

/**
 * Whether the provided object has the method. A fake may lack it.
 *
 * @param stored the name of the method, or an alias
 */
export function canRun(
  { service, implementation, instance, names }: JobHandler,
  stored: string,
): boolean {
  const method = names.current(stored);
  if (!isDeclaredMethod(method, service, implementation)) return false;
  const holder = instance === undefined ? (implementation ?? service).prototype : instance;
  const isObject = typeof holder === 'object' && holder !== null;
  return isObject && safely(() => typeof Reflect.get(holder, method) === 'function', false);
}
