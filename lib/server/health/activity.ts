import {
  type AbandonedRun,
  MAX_ABANDONED_TOLD,
  type ServerActivity,
} from '../../storage/servers/server-store.js';
import type { Assignment } from '../running/assignment.js';
import type { RunningJobs } from '../running/running-jobs.js';

/** The activity that a server reports with each heartbeat. */
export function activityOf(
  running: RunningJobs,
  beside: Omit<ServerActivity, 'busyWorkers' | 'abandonedCount' | 'abandonedRuns'>,
): ServerActivity {
  const abandoned = [
    ...running.all().flatMap((assignment) => abandonedRunOf(assignment, true)),
    ...running.allLeft().flatMap((assignment) => abandonedRunOf(assignment, false)),
  ];
  const byTime = abandoned.sort((a, b) => a.abandonedAt.getTime() - b.abandonedAt.getTime());
  return {
    ...beside,
    busyWorkers: running.size,
    abandonedCount: byTime.length,
    abandonedRuns: byTime.slice(0, MAX_ABANDONED_TOLD),
  };
}

function abandonedRunOf(
  { claimed: { id, type, method }, startedAt, abandonedAt }: Assignment,
  holdsWorker: boolean,
): AbandonedRun[] {
  if (!startedAt || !abandonedAt) return [];
  return [{ jobId: id, type, method, startedAt, abandonedAt, holdsWorker }];
}
