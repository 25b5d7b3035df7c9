import type { MaybePromise } from '../support/flow/maybe-promise.js';
import type { JobFilter } from './job-filter.js';

/** What was thrown inside the onion, by a filter or by the work itself. */
export class Failure {
  constructor(readonly exception: unknown) {}
}

/** How an onion calls its filters: those of a client and those of a server have hooks of their own. */
export interface OnionHooks {
  /** On the way in. True when the filter has cancelled what is inside. */
  enter(filter: JobFilter): MaybePromise<boolean>;
  /** On the way out. Whether the failure is handled now. */
  leave(filter: JobFilter, failure: Failure | undefined, isHandled: boolean): MaybePromise<boolean>;
  /** For filters of exceptions, last. Whether the failure is handled now. */
  recover(filter: JobFilter, failure: Failure): MaybePromise<boolean>;
}

/**
 * Filters around a piece of work, like the layers of an onion: the filters that have entered leave with the
 * outcome, the innermost first.
 */
export class FilterOnion {
  /** The filter that has cancelled; it does not leave. */
  canceledBy: JobFilter | undefined;
  private readonly entered: JobFilter[] = [];

  constructor(
    private readonly filters: readonly JobFilter[],
    private readonly exceptionFilters: readonly JobFilter[],
    private readonly hooks: OnionHooks,
  ) {}

  /** False as soon as a filter has cancelled. */
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

  /** True where nothing has failed, or a filter has handled the failure. */
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
