import type { Failure } from '../../../storage/latest-failure.js';
import type { FailureSummary } from '../../../storage/monitoring-store.js';
import { MAX_FAILURES_GROUPED } from './bounds.js';

/** A Failed job as far as failures are grouped by it. */
export interface FailedJob {
  readonly id: string;
  readonly type: string;
  readonly method: string;
  /** When the job came into its state, in milliseconds since 1970. */
  readonly since: number;
  readonly failure: Failure | undefined;
}

/**
 * Groups the latest of the jobs, `MAX_FAILURES_GROUPED` at most. The most frequent failure comes first. Of equally
 * frequent failures, the latest comes first.
 *
 * @param isExact whether the jobs are all that could be grouped
 */
export function groupFailures(failed: readonly FailedJob[], isExact: boolean): FailureSummary[] {
  const latest = failed.toSorted(latestFirst).slice(0, MAX_FAILURES_GROUPED);
  const groups = new Map<string, [FailedJob, ...FailedJob[]]>();
  for (const job of latest) {
    const key = keyOf(job);
    const group = groups.get(key);
    if (group) group.push(job);
    else groups.set(key, [job]);
  }
  const isWhole = isExact && latest.length === failed.length;
  return Array.from(groups.values(), (group) => summaryOf(group, isWhole)).sort(
    (a, b) => b.jobs.count - a.jobs.count || b.latestAt.getTime() - a.latestAt.getTime(),
  );
}

const latestFirst = (a: FailedJob, b: FailedJob) => b.since - a.since || (a.id < b.id ? 1 : -1);

const keyOf = ({ failure, type, method }: FailedJob) =>
  JSON.stringify(failure?.fingerprint ?? [failure?.type ?? '', type, method]);

function summaryOf(group: readonly [FailedJob, ...FailedJob[]], isExact: boolean): FailureSummary {
  const [latest] = group;
  const { failure } = latest;
  return {
    fingerprint: failure?.fingerprint,
    exceptionType: failure?.type ?? '',
    message: failure?.message ?? '',
    type: latest.type,
    method: latest.method,
    methods: new Set(group.map(({ type, method }) => JSON.stringify([type, method]))).size,
    jobs: { count: group.length, isExact },
    latestAt: new Date(latest.since),
    latestJobId: latest.id,
  };
}
