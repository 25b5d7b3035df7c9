import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobHandler } from '../job/handlers/job-handler.js';
import type { ShownCalls } from '../job/display/shown-calls.js';
import type { FilterPlan } from './filter-plan.js';
import type { FilterSource } from './filter-source.js';

/** What this process knows about the method of a stored job. */
export interface KnownMethod {
  /** Undefined where no class, or more than one class, is registered here under the stored name. */
  readonly handler: JobHandler | undefined;
  readonly plan: FilterPlan;
  readonly shown: ShownCalls;
}

export interface KnownMethodParts {
  readonly handlers: HandlerCatalog;
  readonly filters: FilterSource;
}

export function knownMethod(
  { handlers, filters }: KnownMethodParts,
  { type, method }: { readonly type: string; readonly method: string },
): KnownMethod {
  const handler = handlers.findUnambiguous(type);
  return {
    handler,
    plan: filters.planFor(
      handler && { classes: handler.classes, method: handler.names.current(method) },
    ),
    shown: handlers.shownCalls(handler),
  };
}
