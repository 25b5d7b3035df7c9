import { isDeclaredMethod, methodsOf } from './declared-methods.js';
import type { HandlerCatalog } from './handler-catalog.js';
import type { JobHandler } from './job-handler.js';
import { mayHaveAnyMethod, mayHaveMethod } from './may-have-any-method.js';

/**
 * Whether a job may call this method of the handler. The answer comes from the classes, without the provider itself.
 *
 * @param stored the name that the job is stored under, which may be an alias
 */
export function hasMethod(handler: JobHandler, stored: string): boolean {
  const method = handler.names.current(stored);
  return (
    isDeclaredMethod(method, handler.service, handler.implementation) ||
    mayHaveMethod(handler, method)
  );
}

/**
 * Whether the class or the method is unknown here. A name that several classes share is not unknown: the code has a
 * mistake, and a run says which.
 */
export function isUnknownMethod(
  handlers: HandlerCatalog,
  { type, method }: { readonly type: string; readonly method: string },
): boolean {
  const handler = handlers.findUnambiguous(type);
  return handler ? !hasMethod(handler, method) : !handlers.isRefused(type);
}

/**
 * The methods that jobs may call, by the stored names and aliases of their classes. Null where a class may have any
 * method.
 */
export function methodsByName(handlers: HandlerCatalog): Record<string, readonly string[] | null> {
  return Object.fromEntries(
    handlers.names().flatMap((name) => {
      const handler = handlers.findUnambiguous(name);
      return handler ? [[name, methodsOfHandler(handler)]] : [];
    }),
  );
}

function methodsOfHandler(handler: JobHandler): readonly string[] | null {
  if (mayHaveAnyMethod(handler)) return null;
  const stored = [...methodsOf(handler.classes), ...handler.names.list()];
  return stored.filter((name) => hasMethod(handler, name)).sort();
}
