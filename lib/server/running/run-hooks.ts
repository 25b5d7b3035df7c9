import type { Failure, OnionHooks } from '../../filters/filter-onion.js';
import type { JobFilter } from '../../filters/job-filter.js';
import type {
  PerformedContext,
  PerformingContext,
  ServerExceptionContext,
} from '../../filters/server-filter.js';
import { andThen, type MaybePromise } from '../../support/flow/maybe-promise.js';
import type { Assignment } from './assignment.js';
import type { PreparedCall } from './method-caller.js';

/** Calls server filters around one run of a method. */
export class RunHooks implements OnionHooks {
  /** The value that the method has returned. */
  result: unknown;
  private isCanceled = false;

  constructor(
    private readonly assignment: Assignment,
    private readonly call: PreparedCall,
  ) {}

  enter(filter: JobFilter): MaybePromise<boolean> {
    if (!filter.onPerforming) return false;

    const context = this.performingContext();
    return andThen(filter.onPerforming(context), () => {
      this.isCanceled = context.canceled;
      return context.canceled;
    });
  }

  leave(
    filter: JobFilter,
    failure: Failure | undefined,
    exceptionHandled: boolean,
  ): MaybePromise<boolean> {
    if (!filter.onPerformed) return exceptionHandled;

    const { result, isCanceled: canceled } = this;
    const exception = failure?.exception;
    const own = { result, exception, canceled, exceptionHandled };
    const context: PerformedContext = this.assignment.filterContext(own);
    return andThen(filter.onPerformed(context), () => context.exceptionHandled);
  }

  recover(filter: JobFilter, { exception }: Failure): MaybePromise<boolean> {
    const own = { exception, exceptionHandled: false };
    const context: ServerExceptionContext = this.assignment.filterContext(own);
    return andThen(filter.onServerException?.(context), () => context.exceptionHandled);
  }

  private performingContext(): PerformingContext {
    const { context } = this.call;
    return this.assignment.filterContext({
      get signal() {
        return context.signal;
      },
      canceled: false,
    });
  }
}
