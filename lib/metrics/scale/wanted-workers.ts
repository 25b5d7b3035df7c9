export interface QueueLoad {
  readonly ready: number;
  readonly processing: number;
  /** How many runs a second have ended lately. */
  readonly runsPerSecond: number;
  /** How long a run takes on average, in seconds; undefined if no run has ended lately. */
  readonly runSeconds: number | undefined;
}

/** Nobody knows how long the runs of a new queue take. */
const ASSUMED_RUN_SECONDS = 1;

/**
 * How many workers a queue needs so that all its ready jobs start in time, if new jobs come as fast as jobs have
 * ended lately. A run keeps its worker until it ends, so the answer is never below the number of runs.
 */
export function wantedWorkers(load: QueueLoad, startWithinSeconds: number): number {
  const { ready, processing, runsPerSecond, runSeconds = ASSUMED_RUN_SECONDS } = load;
  const startsPerSecond = ready / startWithinSeconds + runsPerSecond;
  // The number of runs at the same time, by Little's law. With more workers than jobs, some would have nothing to
  // do.
  const forStarts = Math.min(Math.ceil(startsPerSecond * runSeconds), ready + processing);
  return Math.max(forStarts, processing, ready > 0 ? 1 : 0);
}
