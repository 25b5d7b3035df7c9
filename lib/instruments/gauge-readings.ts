import { AWAITING, ENQUEUED, FAILED, PROCESSING, SCHEDULED } from '../states/state-names.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { QueueSummary } from '../storage/monitoring/monitoring-store.js';
import { OTHER } from './bounded-labels.js';
import type { GaugeName } from './instrument-table.js';
import type { Labels } from './metric-sink.js';

export interface GaugeReading {
  readonly name: GaugeName;
  readonly value: number;
  readonly labels: Labels;
}

const STATES = [AWAITING, SCHEDULED, ENQUEUED, PROCESSING, FAILED];
/** How many queues get labels of their own: those with the most ready jobs. All further queues share a label. */
const MAX_QUEUES = 100;

/** Reads the gauges of all servers and jobs from the store. */
export async function readGauges(storage: JobStorage): Promise<readonly GaugeReading[]> {
  const [{ byState }, queues, servers] = await Promise.all([
    storage.statistics.countByState(),
    storage.monitoring.queues(),
    storage.servers.list(),
  ]);
  const now = storage.clock.now();
  const busy = servers.map(({ activity }) => activity?.busyWorkers ?? 0);
  return [
    ...STATES.map((state) => reading('hangfire.jobs', byState[state] ?? 0, { state })),
    ...bounded(queues).flatMap((queue) => ofQueue(queue, now)),
    reading('hangfire.servers', servers.length),
    reading('hangfire.workers', sumOf(servers.map(({ workerCount }) => workerCount))),
    reading('hangfire.workers.busy', sumOf(busy)),
  ];
}

export const reading = (name: GaugeName, value: number, labels: Labels = {}): GaugeReading => ({
  name,
  value,
  labels,
});

type QueueGauges = Pick<QueueSummary, 'name' | 'oldestReadyAt'> & { readonly ready: number };

function ofQueue({ name: queue, ready, oldestReadyAt }: QueueGauges, now: Date): GaugeReading[] {
  const ageMs = oldestReadyAt ? Math.max(0, now.getTime() - oldestReadyAt.getTime()) : 0;
  return [
    reading('hangfire.queue.ready', ready, { queue }),
    reading('hangfire.queue.oldest_age', ageMs / 1_000, { queue }),
  ];
}

function bounded(queues: readonly QueueSummary[]): readonly QueueGauges[] {
  const all = queues.map(({ name, ready, oldestReadyAt }) => ({
    name,
    oldestReadyAt,
    ready: ready.count,
  }));
  if (all.length <= MAX_QUEUES) return all;

  const largest = all.sort((a, b) => b.ready - a.ready);
  const rest = largest.slice(MAX_QUEUES);
  const [oldestReadyAt] = rest
    .flatMap((queue) => queue.oldestReadyAt ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  const ready = sumOf(rest.map((queue) => queue.ready));
  return [...largest.slice(0, MAX_QUEUES), { name: OTHER, ready, oldestReadyAt }];
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
