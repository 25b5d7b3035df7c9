import type { AroundPerformingContext, RunResult } from '../../filters/server-filter.js';
import type { JobContext } from '../../job/job-context.js';
import { AroundLayer } from './around-layer.js';
import type { Assignment } from './assignment.js';
import { runToEnd } from './run-to-end.js';

/**
 * Calls a method inside the filters that are active around it. The filter with the lowest order is the outermost.
 *
 * @returns the value that the outermost filter returned
 * @throws the error that the outermost filter threw
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
  // A filter may replace the method's result by a value whose work has only begun.
  return runToEnd(outermost(), context);
}
