import { isBuiltInPrototype } from './built-ins.js';
import { declaredMethods, isNeverJob } from './declared-methods.js';
import type { JobHandler } from './job-handler.js';

/** Whether nothing is known of the methods: those of an abstract class leave no trace at run time. */
export const mayHaveAnyMethod = ({
  service,
  isKnown,
}: Pick<JobHandler, 'service' | 'isKnown'>): boolean =>
  !isKnown && declaredMethods(service).size === 0;

/** Whether that may be one of them. */
export const mayHaveMethod = (handler: JobHandler, method: string): boolean =>
  mayHaveAnyMethod(handler) && !isNeverJob(method);

/** Whether an object has a method from the language or from Node, which is no job of its own. */
export function isBroughtAlong(instance: unknown, method: string): boolean {
  let link: unknown = instance;
  while (typeof link === 'object' && link !== null && !Object.hasOwn(link, method)) {
    link = Object.getPrototypeOf(link);
  }
  if (typeof link === 'function') return !Object.hasOwn(link, method);
  return typeof link === 'object' && link !== null && isBuiltInPrototype(link);
}
