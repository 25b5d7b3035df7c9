import { FAILED, PROCESSING, SUCCEEDED } from '../../../states/state-names.js';
import type { StoredEntry, StoredJob } from '../jobs/stored-job.js';
import { failureOf } from './job-failure.js';

/** Whether the server runs the job, or ran it. */
export const hasRunOn = ({ lease, history }: StoredJob, serverId: string): boolean =>
  lease?.serverId === serverId ||
  history.some((entry) => entry.state === PROCESSING && dataOf(entry).serverId === serverId);

/** When the job failed last, in milliseconds since 1970; no number for a job that never did. */
export function lastFailedAt(job: StoredJob): number {
  const latest = job.history.findLast(({ state }) => state === FAILED);
  return latest && failureOf(job) ? latest.at : Number.NaN;
}

/** What the run of a Succeeded job came to. */
export function successOf({ state, history }: StoredJob): Record<string, unknown> | undefined {
  const latest = history.findLast((entry) => entry.state === SUCCEEDED);
  return state === SUCCEEDED && latest ? dataOf(latest) : undefined;
}

const dataOf = ({ data }: StoredEntry) => JSON.parse(data) as Record<string, unknown>;
