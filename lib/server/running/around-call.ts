import type { AroundPerformingContext, RunResult } from '../../filters/server-filter.js';
import type { JobContext } from '../../job/job-context.js';
import { AroundLayer } from './around-layer.js';
import type { Assignment } from './assignment.js';
import { runToEnd } from './run-to-end.js';

/**
 * Calls a method inside the filters that are active while it runs, the filter with the lowest order outermost.
 *
 * @returns what the outermost filter has returned
 * @throws what the outermost filter has thrown
 * @throws NextCallError when a filter has not called `next` exactly once
 */
export function callAround(
  assignment: Assignment,
  context: JobContext,
  call: () => unknown,
): unknown {
  const own: AroundPerformingContext = assignment.filterContext({
    get signal() {
      return context.signal;
    },
  });
  const innermost = async (): Promise<RunResult> => call();
  const outermost = assignment.plan.around.reduceRight((inner, filter) => {
    const layer = new AroundLayer(filter, own);
    return () => layer.run(inner);
  }, innermost);
  // In place of the method's result, a filter may return something whose work has only begun.
  return runToEnd(outermost(), context);
}
