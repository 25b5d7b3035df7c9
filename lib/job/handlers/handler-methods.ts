import { isDeclaredMethod, methodsOf } from './declared-methods.js';
import type { HandlerCatalog } from './handler-catalog.js';
import type { JobHandler } from './job-handler.js';
import { mayHaveAnyMethod, mayHaveMethod } from './may-have-any-method.js';

/**
 * Whether a job may call this method of the handler, as far as it can be told without the provider.
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
 * Whether nothing of the method is known here. A name that several classes have is not unknown: there is a mistake in
 * the code, and a run says which.
 */
export function isUnknownMethod(
  handlers: HandlerCatalog,
  { type, method }: { readonly type: string; readonly method: string },
): boolean {
  const handler = handlers.findUnambiguous(type);
  return handler ? !hasMethod(handler, method) : !handlers.isRefused(type);
}

/** The methods that jobs may call, by the stored names of their classes, aliases included; null where any may exist. */
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
