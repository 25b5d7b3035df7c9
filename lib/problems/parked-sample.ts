import type { JobStorage } from '../storage/job-storage.js';
import type { ParkedSummary } from '../storage/queues/parked-jobs.js';
import type { HandlersOfServers } from '../storage/servers/known-handlers.js';

const MAX_GROUPS = 100;

/** Parked jobs, and the handlers that the servers know. */
export interface ParkedSample {
  readonly groups: readonly ParkedSummary[];
  /** Read only if there are parked jobs. */
  readonly handlers: readonly HandlersOfServers[];
}

export const readParkedGroups = ({ monitoring }: Pick<JobStorage, 'monitoring'>) =>
  monitoring.parked(MAX_GROUPS);

export async function parkedSampleOf(
  groups: readonly ParkedSummary[],
  { servers }: Pick<JobStorage, 'servers'>,
): Promise<ParkedSample> {
  return { groups, handlers: groups.length === 0 ? [] : await servers.listHandlers() };
}

export const takeParkedSample = async (
  storage: Pick<JobStorage, 'monitoring' | 'servers'>,
): Promise<ParkedSample> => parkedSampleOf(await readParkedGroups(storage), storage);
