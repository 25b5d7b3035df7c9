import type { ElectedChange } from '../../state-machine/state-change.js';
import { transitionOf } from '../../state-machine/transition-of.js';
import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { ProcessingState } from '../../states/processing-state.js';
import type { Transition } from '../../storage/jobs/transition.js';
import { endsWithin } from '../../support/time/time-limit.js';
import { ServerStoppingError } from '../errors/server-stopping-error.js';
import type { Assignment } from '../running/assignment.js';
import type { ResolvedServerOptions } from '../server-options.js';
import type { ServerParts } from '../server-parts.js';
import type { WorkerPool } from './worker-pool.js';

/** How long the last outcomes may take to reach the store, in milliseconds. */
const SETTLE_TIMEOUT_MS = 5_000;

/**
 * Ends a server's work, in this order: claiming stops; jobs that have not started are handed back; running jobs get
 * their time, then their signal, and are then requeued; all outcomes are stored.
 */
export async function stopWorkers(
  pool: WorkerPool,
  { shutdownTimeoutMs, abortTimeoutMs }: ResolvedServerOptions,
  parts: ServerParts,
): Promise<void> {
  const { claiming, running, settler, finished } = pool;
  const { logger } = parts;

  const closed = claiming.close();
  if (!(await endsWithin(finished, shutdownTimeoutMs))) {
    logger.warn('Jobs still running after the shutdown timeout are aborted', {
      jobs: running.size,
      shutdownTimeoutMs,
    });
    running.abortAll(new ServerStoppingError(shutdownTimeoutMs));
    if (!(await endsWithin(finished, abortTimeoutMs))) requeueRunning(pool, parts);
  }

  if (!(await endsWithin(Promise.all([closed, settler.drain()]), SETTLE_TIMEOUT_MS))) {
    settler.giveUp();
    logger.error('Outcomes not stored in time, these jobs will run again', {
      outcomes: settler.pending,
    });
  }
}

/** Requeues jobs that ignore their signal. The store refuses the outcomes that these runs still have. */
function requeueRunning({ running, settler }: WorkerPool, { machine, logger }: ServerParts): void {
  for (const assignment of running.all()) {
    logger.warn('Job ignored its AbortSignal and is requeued', { jobId: assignment.job.id });
    const reason = EngineReason.of('server-stopping');
    const change = machine.changeUnfiltered(new EnqueuedState(undefined, reason));
    const transition = requeueTransition(assignment, change);
    assignment.hasEnded = true;
    if (assignment.mayBeCompleted) void settler.settleApart(transition);
    else settler.settle(transition);
  }
}

function requeueTransition(assignment: Assignment, change: ElectedChange): Transition {
  const { claimed, fence, lockedResource } = assignment;
  const data = { serverId: claimed.lease.serverId };
  const processing = { state: ProcessingState.NAME, at: claimed.claimedAt, data };
  const origin = { jobId: claimed.id, from: fence, frees: lockedResource };
  return transitionOf({ ...origin, unwritten: [processing] }, [change]);
}
