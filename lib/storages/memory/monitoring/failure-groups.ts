import type { FailureSummary } from '../../../storage/monitoring-store.js';
import { ALL } from '../jobs/job-table.js';
import type { StoredJob } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';
import { failureOf } from './job-failure.js';

/** How many of the latest Failed jobs are grouped. */
const MAX_GROUPED = 10_000;

/**
 * The most frequent failure comes first. Of equally frequent failures, the latest comes first.
 *
 * @param batchId undefined: of all jobs
 */
export function groupFailures({ jobs }: MemoryTables, batchId?: string): FailureSummary[] {
  const failed = [...jobs.failed.all(ALL)]
    .filter((job) => batchId === undefined || job.batchId === batchId)
    .sort(latestFirst);
  const isExact = failed.length <= MAX_GROUPED;
  const groups = new Map<string, StoredJob[]>();

  for (const job of failed.slice(0, MAX_GROUPED)) {
    const failure = failureOf(job);
    const key = JSON.stringify(failure?.fingerprint ?? [failure?.type ?? '', job.type, job.method]);
    const group = groups.get(key) ?? [];
    group.push(job);
    groups.set(key, group);
  }
  return [...groups.values()]
    .flatMap(([latest, ...others]) => (latest ? [summaryOf([latest, ...others], isExact)] : []))
    .sort((a, b) => b.jobs.count - a.jobs.count || b.latestAt.getTime() - a.latestAt.getTime());
}

const latestFirst = (a: StoredJob, b: StoredJob) => b.since - a.since || (a.id < b.id ? 1 : -1);

function summaryOf(group: readonly [StoredJob, ...StoredJob[]], isExact: boolean): FailureSummary {
  const [latest] = group;
  const failure = failureOf(latest);
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
