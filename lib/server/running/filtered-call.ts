import type { JobFilter } from '../../filters/job-filter.js';
import type {
  PerformedContext,
  PerformingContext,
  ServerExceptionContext,
} from '../../filters/server-filter.js';
import type { Assignment } from './assignment.js';
import type { PreparedCall } from './method-caller.js';

/** What a run ends with that a filter has kept from its method. */
export class CanceledRun {
  constructor(readonly filterName: string) {}
}

/**
 * The server filters around a call, like the layers of an onion: those that saw it coming see its
 * outcome, the innermost first.
 *
 * @returns what the method has returned, a CanceledRun, or nothing where a filter has handled what was thrown
 * @throws what the method or a filter threw, unless a filter handled it
 */
export function callFiltered(assignment: Assignment, call: PreparedCall): unknown {
  const { performing, serverException } = assignment.plan;
  if (performing.length + serverException.length === 0) return call.invoke();

  return new FilteredCall(assignment, call).run();
}

class FilteredCall {
  private readonly entered: JobFilter[] = [];
  private canceledBy: string | undefined;
  private result: unknown;
  private exception: unknown;
  private hasFailed = false;

  constructor(
    private readonly assignment: Assignment,
    private readonly call: PreparedCall,
  ) {}

  async run(): Promise<unknown> {
    try {
      await this.enter();
      if (this.canceledBy === undefined) this.result = await this.call.invoke();
    } catch (error) {
      this.hasFailed = true;
      this.exception = error;
    }

    const isHandled = await this.leave();
    if (this.hasFailed && !isHandled) throw this.exception;
    if (this.hasFailed) return undefined;
    return this.canceledBy === undefined ? this.result : new CanceledRun(this.canceledBy);
  }

  private async enter(): Promise<void> {
    for (const filter of this.assignment.plan.performing) {
      if (filter.onPerforming) {
        const context = this.performingContext();
        await filter.onPerforming(context);
        if (context.canceled) {
          this.canceledBy = filter.constructor.name;
          return;
        }
      }
      this.entered.push(filter);
    }
  }

  /** Whether a filter took care of the exception. */
  private async leave(): Promise<boolean> {
    let exceptionHandled = false;

    for (const filter of this.entered.toReversed()) {
      if (!filter.onPerformed) continue;
      const { result, exception } = this;
      const canceled = this.canceledBy !== undefined;
      const context: PerformedContext = {
        ...this.assignment.filterContext(),
        result,
        exception,
        canceled,
        exceptionHandled,
      };
      await filter.onPerformed(context);
      exceptionHandled = context.exceptionHandled;
    }

    if (!this.hasFailed) return true;
    for (const filter of this.assignment.plan.serverException.toReversed()) {
      if (exceptionHandled) break;
      const context: ServerExceptionContext = {
        ...this.assignment.filterContext(),
        exception: this.exception,
        exceptionHandled,
      };
      await filter.onServerException(context);
      exceptionHandled = context.exceptionHandled;
    }
    return exceptionHandled;
  }

  private performingContext(): PerformingContext {
    const { context } = this.call;
    return {
      ...this.assignment.filterContext(),
      get signal() {
        return context.signal;
      },
      canceled: false,
    };
  }
}
