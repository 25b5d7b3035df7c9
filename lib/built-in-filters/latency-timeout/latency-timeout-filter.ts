import type { JobFilter } from '../../filters/job-filter.js';
import type { ElectStateContext } from '../../filters/state-filter.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EngineReason } from '../../states/engine-reason.js';
import { ProcessingState } from '../../states/processing-state.js';
import {
  type LatencyTimeoutOptions,
  type ResolvedLatencyTimeoutOptions,
  resolveLatencyTimeoutOptions,
} from './latency-timeout-options.js';

/** Replaces a run that comes too late by a deletion. */
export class LatencyTimeoutFilter implements JobFilter {
  private readonly options: ResolvedLatencyTimeoutOptions;

  constructor(options: LatencyTimeoutOptions) {
    this.options = resolveLatencyTimeoutOptions(options);
  }

  onStateElection(context: ElectStateContext): void {
    const { candidateState, readyAt, now, job, logger } = context;
    if (candidateState.name !== ProcessingState.NAME || !readyAt) return;

    const { timeoutInSeconds, logLevel } = this.options;
    const latencyMs = now.getTime() - readyAt.getTime();
    if (latencyMs <= timeoutInSeconds * 1000) return;

    context.candidateState = new DeletedState(
      EngineReason.of('latency-timeout', { seconds: timeoutInSeconds }),
    );
    const facts = { jobId: job.id, call: job.displayName, latencyMs, timeoutInSeconds };
    logger[logLevel]('Job deleted because of its latency', facts);
  }
}
