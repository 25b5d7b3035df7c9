import type { JobSummary } from '../../../storage/monitoring-store.js';
import type { QueueActivity } from '../../answers/overview.js';
import { present } from './present.js';

const MINUTE_MS = 60_000;

export interface LatestSuccesses {
  /** Jobs of all queues, the latest first. */
  readonly jobs: readonly Pick<JobSummary, 'queue' | 'stateAt' | 'data'>[];
  /** Whether there are earlier ones. */
  readonly isCut: boolean;
  /** How many jobs a second succeed in all, for the case that `jobs` does not reach back for a minute. */
  readonly perSecond: number;
  readonly now: Date;
}

/** The activity of each queue in the last minute. A queue that is missing had none. */
export function queueActivities({
  jobs,
  isCut,
  perSecond,
  now,
}: LatestSuccesses): ReadonlyMap<string, QueueActivity> {
  const lately = jobs.filter(({ stateAt }) => now.getTime() - stateAt.getTime() < MINUTE_MS);
  const counted = lately.length / (MINUTE_MS / 1_000);
  const isCovered = !isCut || lately.length < jobs.length;
  const all = isCovered ? counted : Math.max(counted, perSecond);

  const names = [...new Set(lately.map(({ queue }) => queue))];
  return new Map(
    names.map((name) => {
      const own = lately.filter(({ queue }) => queue === name);
      const throughput = all * (own.length / lately.length);
      const latencyMs = median(own.flatMap(({ data }) => numbers(data.latencyMs)));
      return [name, present({ throughput, latencyMs })];
    }),
  );
}

const numbers = (value: unknown) => (typeof value === 'number' ? [value] : []);

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
