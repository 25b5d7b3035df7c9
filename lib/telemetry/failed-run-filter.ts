import type { Span } from '@opentelemetry/api';
import type { JobFilter } from '../filters/job-filter.js';
import type { ElectStateContext } from '../filters/state-filter.js';
import { FailedState } from '../states/failed-state.js';
import { noteFailedRun } from './carried-trace.js';
import { RUN_SPAN } from './run-span.js';

/** Notes the span of a failed run with the job, so that the span of the next run has a link to it. */
export class FailedRunFilter implements JobFilter {
  /** Before a filter replaces the failure by a retry. */
  readonly order = -1_000_000;

  onStateElection({ candidateState, items, parameters }: ElectStateContext): void {
    if (!(candidateState instanceof FailedState)) return;
    const span = items.get(RUN_SPAN) as Span | undefined;
    if (span?.isRecording()) noteFailedRun(parameters, span.spanContext());
  }
}
