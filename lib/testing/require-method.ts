import { UnknownMethodError } from '../job/errors/unknown-method-error.js';
import { methodsOf } from '../job/handlers/declared-methods.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import { mayHaveMethod } from '../job/handlers/may-have-any-method.js';
import type { ServiceType } from '../job/service-type.js';

/** The stored names of a method. */
export interface CallName {
  readonly type: string;
  readonly method: string;
}

/**
 * Refuses a name that no job can have. With such a name, every expectation that there is no such job would hold.
 *
 * @throws UnknownMethodError
 */
export function requireMethod(
  handlers: HandlerCatalog,
  service: ServiceType,
  method: string,
): CallName {
  const handler = handlers.handlerOf(service);
  const { name, classes } = handler;
  const known = methodsOf(classes);
  if (!known.has(method) && !mayHaveMethod(handler, method)) {
    throw new UnknownMethodError(service.name, method, [...known].sort());
  }
  return { type: name, method };
}
