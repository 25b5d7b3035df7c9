export interface QueueLoad {
  readonly ready: number;
  readonly processing: number;
  /** How many runs have ended in a second, lately. */
  readonly runsPerSecond: number;
  /** How long a run takes on average, in seconds; undefined where none has ended lately. */
  readonly runSeconds: number | undefined;
}

/** Nobody knows how long the runs of a new queue take. */
const ASSUMED_RUN_SECONDS = 1;

/**
 * How many workers a queue needs for all jobs that are ready to start in time, while as many new ones come as have ended
 * lately. A run that goes on keeps its worker, so there are never fewer than runs.
 */
export function wantedWorkers(load: QueueLoad, startWithinSeconds: number): number {
  const { ready, processing, runsPerSecond, runSeconds = ASSUMED_RUN_SECONDS } = load;
  const startsPerSecond = ready / startWithinSeconds + runsPerSecond;
  // By Little's law: runs that are under way at once. More workers than jobs would have nothing to do.
  const forStarts = Math.min(Math.ceil(startsPerSecond * runSeconds), ready + processing);
  return Math.max(forStarts, processing, ready > 0 ? 1 : 0);
}
