import type { QueueSummary } from '../../../storage/monitoring/monitoring-store.js';
import type { QueueStore } from '../../../storage/queues/queue-store.js';
import type { ServerStore } from '../../../storage/servers/server-store.js';
import { optionalDateOf } from '../../parts/instants.js';
import type { RedisExecutor } from '../redis-executor.js';
import { QUEUES_WITH_JOBS, SUMMARIZE_QUEUES } from './scripts/summarize-queues.lua.js';

const QUEUES_IN_SCRIPT = 100;

type QueueRow = readonly [
  ready: number,
  waiting: number,
  processing: number,
  oldest: number | null,
];

/** The roles that know of queues without jobs. */
export interface QueueSources {
  readonly queues: Pick<QueueStore, 'pausedQueues'>;
  readonly servers: Pick<ServerStore, 'list'>;
}

/** Ordered by name. */
export async function summarizeQueues(
  reader: RedisExecutor,
  { queues, servers }: QueueSources,
): Promise<QueueSummary[]> {
  const [withJobs, paused, listed] = await Promise.all([
    reader.run<string[][]>(QUEUES_WITH_JOBS),
    queues.pausedQueues(),
    servers.list(),
  ]);
  const pauses = new Map(paused.map((one) => [one.name, one]));
  const served = listed.flatMap((server) => server.queues);
  const names = [...new Set([...withJobs.flat(), ...served, ...pauses.keys()])].sort();

  const rows: QueueRow[] = [];
  while (rows.length < names.length) {
    const next = names.slice(rows.length, rows.length + QUEUES_IN_SCRIPT);
    rows.push(...(await reader.run<QueueRow[]>(SUMMARIZE_QUEUES, next)));
  }
  return rows.map(([ready, waiting, processing, oldest], at) => {
    const name = names[at] ?? '';
    const { pausedAt, pausedBy } = pauses.get(name) ?? {};
    return {
      name,
      ready: { count: ready, isExact: true },
      oldestReadyAt: optionalDateOf(oldest),
      waiting: { count: waiting, isExact: true },
      processing,
      pausedAt,
      pausedBy,
    };
  });
}
