import { isDeclaredMethod, methodsOf } from './declared-methods.js';
import type { HandlerCatalog } from './handler-catalog.js';
import type { JobHandler } from './job-handler.js';
import { mayHaveAnyMethod, mayHaveMethod } from './may-have-any-method.js';

/** Whether a job may call this method of the handler, as far as it can be told without the provider. */
export const hasMethod = (handler: JobHandler, method: string): boolean =>
  isDeclaredMethod(method, handler.service, handler.implementation) ||
  mayHaveMethod(handler, method);

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
  return [...methodsOf(handler.classes)].filter((method) => hasMethod(handler, method)).sort();
}
