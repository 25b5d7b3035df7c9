import { declaredMethods, isNeverJob } from '../job/declared-methods.js';
import { UnknownMethodError } from '../job/errors/unknown-method-error.js';
import type { HandlerCatalog } from '../job/handler-catalog.js';
import type { ServiceType } from '../job/service-type.js';

/** The names that jobs of this method are stored under. */
export interface CallName {
  readonly type: string;
  readonly method: string;
}

/**
 * A name that no job can have would make every expectation of absence true.
 *
 * @throws UnknownMethodError
 */
export function requireMethod(
  handlers: HandlerCatalog,
  service: ServiceType,
  method: string,
): CallName {
  const { name, classes, isProvided } = handlers.handlerOf(service);
  const known = new Set(classes.flatMap((type) => [...declaredMethods(type)]));
  // Of an abstract class that another process provides nothing is known.
  const isOpen = !isProvided && known.size === 0 && !isNeverJob(method);
  if (!isOpen && !known.has(method))
    throw new UnknownMethodError(service.name, method, [...known].sort());
  return { type: name, method };
}
