import type {
  ClientExceptionContext,
  CreatedContext,
  CreatingContext,
} from '../filters/client-filter.js';
import { filterContext } from '../filters/filter-context.js';
import type { Failure, OnionHooks } from '../filters/filter-onion.js';
import type { JobFilter } from '../filters/job-filter.js';
import { andThen, type MaybePromise } from '../support/flow/maybe-promise.js';

/** Calls client filters around the creation of one job. */
export class CreationHooks implements OnionHooks {
  constructor(private readonly context: CreatingContext) {}

  enter(filter: JobFilter): MaybePromise<boolean> {
    if (!filter.onCreating) return false;
    return andThen(filter.onCreating(this.context), () => this.context.canceled);
  }

  leave(
    filter: JobFilter,
    failure: Failure | undefined,
    exceptionHandled: boolean,
  ): MaybePromise<boolean> {
    if (!filter.onCreated) return exceptionHandled;

    const { canceled } = this.context;
    const own = { canceled, exception: failure?.exception, exceptionHandled };
    const created: CreatedContext = filterContext(this.context, own);
    return andThen(filter.onCreated(created), () => created.exceptionHandled);
  }

  recover(filter: JobFilter, { exception }: Failure): MaybePromise<boolean> {
    const own = { exception, exceptionHandled: false };
    const failed: ClientExceptionContext = filterContext(this.context, own);
    return andThen(filter.onClientException?.(failed), () => failed.exceptionHandled);
  }
}
