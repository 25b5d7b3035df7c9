import type { ParkedSample } from '../../problems/parked-sample.js';
import { isSilent } from '../../problems/silence.js';
import { unknownGroups } from '../../problems/unknown-jobs.js';
import { ProcessingState } from '../../states/processing-state.js';
import type {
  JobSummary,
  MonitoringStore,
  QueueSummary,
} from '../../storage/monitoring/monitoring-store.js';
import type { ParkedSummary } from '../../storage/queues/parked-jobs.js';
import type { ServerRecord } from '../../storage/servers/server-store.js';
import type { QueueHold, RunningMethod } from '../answers/waiting.js';
import { present } from '../api/mapping/present.js';

/** With so many running jobs, we can tell what most workers do. */
const RUNNING_LOOKED_AT = 500;
const METHODS_TOLD = 3;

/** The queues and servers at one time. */
export interface ServingSample {
  readonly at: Date;
  readonly queues: readonly QueueSummary[];
  readonly servers: readonly ServerRecord[];
  readonly parked: ParkedSample;
}

/** Why servers take no job from some queues now, by the names of the queues. */
export async function queueHolds(
  { queues, servers, at, parked }: ServingSample,
  monitoring: MonitoringStore,
): Promise<ReadonlyMap<string, QueueHold>> {
  const heard = servers.filter((server) => !isSilent(server, at));
  const found = queues.flatMap((queue) => {
    const serving = heard.filter((server) => server.queues.includes(queue.name));
    return hasJobs(queue) ? [{ queue, serving }] : [];
  });
  const isSomewhereBusy = found.some(({ serving }) => areAllBusy(serving));
  const unknown = unknownGroups(parked, servers, at);
  const running = isSomewhereBusy ? await latestRunning(monitoring) : [];

  return new Map(
    found.flatMap(({ queue, serving }) => {
      const hold = holdOf(queue, serving, running) ?? unknownIn(queue, unknown);
      return hold ? [[queue.name, hold] as const] : [];
    }),
  );
}

const hasJobs = ({ ready, waiting }: QueueSummary): boolean => ready.count + waiting.count > 0;

function holdOf(
  { pausedAt, pausedBy }: QueueSummary,
  serving: readonly ServerRecord[],
  running: readonly JobSummary[],
): QueueHold | undefined {
  if (pausedAt) return present({ kind: 'paused', since: pausedAt.getTime(), by: pausedBy });
  if (serving.length === 0) return { kind: 'unserved' };
  if (!areAllBusy(serving)) return undefined;

  const ids = new Set(serving.map(({ id }) => id));
  const theirs = running.filter(({ serverId }) => serverId !== undefined && ids.has(serverId));
  const workers = serving.reduce((sum, { workerCount }) => sum + workerCount, 0);
  return { kind: 'workers-busy', workers, running: methodsOf(theirs) };
}

function unknownIn(
  { name }: QueueSummary,
  groups: readonly ParkedSummary[],
): QueueHold | undefined {
  const methods = groups
    .filter(({ queue }) => queue === name)
    .map(({ type, method }) => `${type}.${method}`);
  return methods.length === 0
    ? undefined
    : { kind: 'unknown', methods: methods.slice(0, METHODS_TOLD) };
}

/** A server that does not report its busy workers may have a free worker. */
const areAllBusy = (servers: readonly ServerRecord[]): boolean =>
  servers.length > 0 &&
  servers.every(
    ({ activity, workerCount }) => activity !== undefined && activity.busyWorkers >= workerCount,
  );

async function latestRunning(monitoring: MonitoringStore): Promise<readonly JobSummary[]> {
  const search = { states: [ProcessingState.NAME] };
  return (await monitoring.search(search, { limit: RUNNING_LOOKED_AT })).jobs;
}

function methodsOf(jobs: readonly JobSummary[]): RunningMethod[] {
  const counts = new Map<string, number>();
  for (const { type, method } of jobs) {
    const name = `${type}.${method}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Array.from(counts, ([method, count]) => ({ method, jobs: count }))
    .sort((a, b) => b.jobs - a.jobs)
    .slice(0, METHODS_TOLD);
}
