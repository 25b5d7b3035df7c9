import { recentHours } from '../problems/recent-hours.js';
import { isSilent } from '../problems/silence.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { QueueSummary } from '../storage/monitoring/monitoring-store.js';
import type { CounterPoint } from '../storage/statistics/statistics-store.js';

const HOUR_MS = 3_600_000;

/** What a check of health knows of the store. */
export interface StoreReading {
  readonly at: Date;
  readonly queues: readonly QueueSummary[];
  /** The servers that are alive. */
  readonly servers: number;
  readonly failedPerHour: number;
  /** Undefined where there is no message queue beside the store. */
  readonly channel: 'up' | 'down' | undefined;
}

export async function readStore(storage: JobStorage): Promise<StoreReading> {
  const { clock, monitoring, statistics } = storage;
  const [failed, queues, servers] = await Promise.all([
    statistics.readCounter('failed', recentHours(clock.now())),
    monitoring.queues(),
    storage.servers.list(),
  ]);
  const at = clock.now();
  const alive = servers.filter((server) => !server.isStopping && !isSilent(server, at));
  const { channel } = storage.events;
  return {
    at,
    queues,
    servers: alive.length,
    failedPerHour: inTheLastHour(failed, at),
    channel: channel && (channel.isUp ? 'up' : 'down'),
  };
}

/** Counters have whole hours: of the hour before, the part counts that is less than an hour ago. */
function inTheLastHour(points: readonly CounterPoint[], at: Date): number {
  const thisHourMs = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
  const passed = (at.getTime() - thisHourMs) / HOUR_MS;
  const shares = points.map(({ from, value }) =>
    from.getTime() === thisHourMs ? value : value * (1 - passed),
  );
  return Math.round(shares.reduce((sum, share) => sum + share, 0));
}
