import type { FilterPlan } from '../../filters/filter-plan.js';
import type { AroundPerformingContext, RunResult } from '../../filters/server-filter.js';
import { NextCallError, type NextCallFault } from '../errors/next-call-error.js';

/** One filter around a run, which lets the run continue at most once. */
export class AroundLayer {
  private inner: Promise<RunResult> | undefined;
  private innerHasEnded = false;
  private hasEnded = false;
  private misuse: NextCallError | undefined;

  constructor(
    private readonly filter: FilterPlan['around'][number],
    private readonly context: AroundPerformingContext,
  ) {}

  /**
   * @param inner the next filter, or the method
   * @returns the value that the filter returned, after both the filter and the method have ended
   */
  async run(inner: () => Promise<RunResult>): Promise<RunResult> {
    try {
      const result = await this.filter.aroundPerforming(this.context, () => this.next(inner));
      if (this.misuse) throw this.misuse;
      if (!this.inner) throw this.errorOf('never');
      // Throws the method's error. The filter did not wait for the outcome of the method, so it cannot have handled a
      // failure.
      if (!this.innerHasEnded) await this.inner;
      return result;
    } finally {
      this.hasEnded = true;
      // A filter may return before the method has ended. A worker is free only when both have ended.
      await this.inner?.catch(() => {});
    }
  }

  private next(inner: () => Promise<RunResult>): Promise<RunResult> {
    if (this.inner || this.hasEnded) {
      this.misuse = this.errorOf(this.hasEnded ? 'late' : 'twice');
      return Promise.reject(this.misuse);
    }
    this.inner = inner();
    const end = () => {
      this.innerHasEnded = true;
    };
    this.inner.then(end, end);
    return this.inner;
  }

  private errorOf(fault: NextCallFault): NextCallError {
    const { type, method } = this.context.job;
    return new NextCallError(type, method, this.filter.constructor.name, fault);
  }
}
