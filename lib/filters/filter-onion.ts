import type { MaybePromise } from '../support/flow/maybe-promise.js';
import type { JobFilter } from './job-filter.js';

/** The exception of a filter or of the work inside the onion. */
export class Failure {
  constructor(readonly exception: unknown) {}
}

/** How an onion calls its filters. Filters of a client and filters of a server have different methods. */
export interface OnionHooks {
  /** Calls the filter on the way in. True when the filter has cancelled the work. */
  enter(filter: JobFilter): MaybePromise<boolean>;
  /** Calls the filter on the way out. True when the failure is handled now. */
  leave(filter: JobFilter, failure: Failure | undefined, isHandled: boolean): MaybePromise<boolean>;
  /** Calls the filter of exceptions, after all other filters. True when the failure is handled now. */
  recover(filter: JobFilter, failure: Failure): MaybePromise<boolean>;
}

/**
 * Filters around a piece of work, like the layers of an onion. Filters that have entered leave with the outcome, the
 * innermost filter first.
 */
export class FilterOnion {
  /** The filter that has cancelled the work. This filter is not called on the way out. */
  canceledBy: JobFilter | undefined;
  private readonly entered: JobFilter[] = [];

  constructor(
    private readonly filters: readonly JobFilter[],
    private readonly exceptionFilters: readonly JobFilter[],
    private readonly hooks: OnionHooks,
  ) {}

  /** Returns false as soon as a filter has cancelled the work. */
  async enter(): Promise<boolean> {
    for (const filter of this.filters) {
      const hasCanceled: boolean = await this.hooks.enter(filter);
      if (hasCanceled) {
        this.canceledBy = filter;
        return false;
      }
      this.entered.push(filter);
    }
    return true;
  }

  /** Returns true where nothing has failed, or a filter has handled the failure. */
  async leave(failure?: Failure): Promise<boolean> {
    let isHandled = false;
    for (const filter of this.entered.toReversed()) {
      isHandled = await this.hooks.leave(filter, failure, isHandled);
    }
    if (!failure || isHandled) return true;

    for (const filter of this.exceptionFilters.toReversed()) {
      const hasRecovered: boolean = await this.hooks.recover(filter, failure);
      if (hasRecovered) return true;
    }
    return false;
  }
}
