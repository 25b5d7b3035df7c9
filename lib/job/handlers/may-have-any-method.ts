import { isBuiltInPrototype } from './built-ins.js';
import { declaredMethods, isNeverJob } from './declared-methods.js';
import type { JobHandler } from './job-handler.js';

/**
 * Whether the handler may have any method, because its methods are unknown: abstract methods leave no trace at run
 * time.
 */
export const mayHaveAnyMethod = ({
  service,
  isKnown,
}: Pick<JobHandler, 'service' | 'isKnown'>): boolean =>
  !isKnown && declaredMethods(service).size === 0;

/** Whether the handler may have the method. */
export const mayHaveMethod = (handler: JobHandler, method: string): boolean =>
  mayHaveAnyMethod(handler) && !isNeverJob(method);

/** Whether an object has the method from a class of the language or of Node, and not from the application. */
export function isBroughtAlong(instance: unknown, method: string): boolean {
  let link: unknown = instance;
  while (typeof link === 'object' && link !== null && !Object.hasOwn(link, method)) {
    link = Object.getPrototypeOf(link);
  }
  if (typeof link === 'function') return !Object.hasOwn(link, method);
  return typeof link === 'object' && link !== null && isBuiltInPrototype(link);
}
