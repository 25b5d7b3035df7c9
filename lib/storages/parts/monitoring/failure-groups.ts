import type { Failure } from '../../../storage/jobs/latest-failure.js';
import type { FailureSummary } from '../../../storage/monitoring/monitoring-store.js';
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

/** Failed jobs with one failure. */
export interface FailureGroup {
  readonly latest: FailedJob;
  readonly count: number;
  /** What `methodOf` says of the jobs. */
  readonly methods: ReadonlySet<string>;
}

/**
 * Groups the latest of the jobs, `MAX_FAILURES_GROUPED` at most. The most frequent failure comes first. Of equally
 * frequent failures, the latest comes first.
 *
 * @param isExact whether the jobs are all that could be grouped
 */
export function groupFailures(failed: readonly FailedJob[], isExact: boolean): FailureSummary[] {
  const latest = failed.toSorted(latestFirst).slice(0, MAX_FAILURES_GROUPED);
  const groups = groupedBy(latest, keyOf).map((jobs) => ({
    latest: jobs[0],
    count: jobs.length,
    methods: new Set(jobs.map(methodOf)),
  }));
  return summariesOf(groups, isExact && latest.length === failed.length);
}

/** The same of jobs that were grouped in several parts. */
export function mergeFailures(parts: readonly FailureGroup[], isExact: boolean): FailureSummary[] {
  const sorted = parts.toSorted((a, b) => latestFirst(a.latest, b.latest));
  const groups = groupedBy(sorted, ({ latest }) => keyOf(latest)).map((same) => ({
    latest: same[0].latest,
    count: same.reduce((sum, { count }) => sum + count, 0),
    methods: new Set(same.flatMap(({ methods }) => [...methods])),
  }));
  return summariesOf(groups, isExact);
}

/** A method with its class. */
export const methodOf = ({ type, method }: Pick<FailedJob, 'type' | 'method'>): string =>
  JSON.stringify([type, method]);

const latestFirst = (a: FailedJob, b: FailedJob) => b.since - a.since || (a.id < b.id ? 1 : -1);

const keyOf = ({ failure, type, method }: FailedJob) =>
  JSON.stringify(failure?.fingerprint ?? [failure?.type ?? '', type, method]);

function groupedBy<T>(items: readonly T[], key: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

const summariesOf = (groups: readonly FailureGroup[], isExact: boolean): FailureSummary[] =>
  groups
    .map((group) => summaryOf(group, isExact))
    .sort((a, b) => b.jobs.count - a.jobs.count || b.latestAt.getTime() - a.latestAt.getTime());

function summaryOf({ latest, count, methods }: FailureGroup, isExact: boolean): FailureSummary {
  const { failure } = latest;
  return {
    fingerprint: failure?.fingerprint,
    exceptionType: failure?.type ?? '',
    message: failure?.message ?? '',
    type: latest.type,
    method: latest.method,
    methods: methods.size,
    jobs: { count, isExact },
    latestAt: new Date(latest.since),
    latestJobId: latest.id,
  };
}
