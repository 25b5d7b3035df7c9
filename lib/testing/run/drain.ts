import { EnqueuedState } from '../../states/enqueued-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import type { JobRecord } from '../../storage/jobs/records.js';
import type { ReadyJobsOptions } from '../server/ready-jobs.js';
import type { SteppedServer } from '../server/stepped-server.js';
import type { RunTally } from './run-tally.js';

export interface DrainPlan {
  readonly queues: readonly string[] | undefined;
  readonly withScheduled: boolean;
  /** Only these jobs, each once. Undefined for all jobs, and the jobs that they lead to. */
  readonly only: Set<string> | undefined;
}

/**
 * Runs jobs until none is ready.
 *
 * @throws RunLimitError
 */
export async function drain(
  server: SteppedServer,
  tally: RunTally,
  { queues, withScheduled, only }: DrainPlan,
): Promise<void> {
  const accept = only && ((jobId: string) => only.has(jobId));
  const mayHurry = ({ id, queue }: JobRecord) =>
    (queues?.includes(queue) ?? true) && (accept?.(id) ?? true);

  tally.addFailures((await server.followUp()).failures);
  for (;;) {
    const ran = await runNext(server, tally, { queues, accept });
    if (ran !== undefined) only?.delete(ran);
    else if (!withScheduled || !(await server.hurry(mayHurry))) return;
  }
}

/** @returns the job that was run */
async function runNext(
  server: SteppedServer,
  tally: RunTally,
  options: ReadyJobsOptions,
): Promise<string | undefined> {
  if (tally.isFull && (await server.hasReady(options))) throw tally.limitError();

  const step = tally.isFull ? undefined : await server.runNext(options);
  if (step) tally.addRun(step);
  return step?.record.id;
}

/** The jobs that a drain without recursion runs. */
export function waitingNow(records: readonly JobRecord[], withScheduled: boolean): Set<string> {
  const states: string[] = [EnqueuedState.NAME];
  if (withScheduled) states.push(ScheduledState.NAME);
  return new Set(records.filter(({ state }) => states.includes(state)).map(({ id }) => id));
}
