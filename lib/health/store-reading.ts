import { recentHours } from '../problems/recent-hours.js';
import { isSilent } from '../problems/silence.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { QueueSummary } from '../storage/monitoring/monitoring-store.js';
import type { CounterPoint } from '../storage/statistics/statistics-store.js';

const HOUR_MS = 3_600_000;

/** What any store that works answers at once, because no reading for people is before it. */
export interface Presence {
  /** The servers that are alive. */
  readonly servers: number;
  /** Undefined where there is no message queue beside the store. */
  readonly channel: 'up' | 'down' | undefined;
}

/** What a check of health knows of the jobs. It is a reading for people, so a busy store may have no turn for it. */
export interface StoreReading {
  readonly at: Date;
  readonly queues: readonly QueueSummary[];
  readonly failedPerHour: number;
}

export async function readPresence({ clock, servers, events }: JobStorage): Promise<Presence> {
  const listed = await servers.list();
  const at = clock.now();
  const alive = listed.filter((server) => !server.isStopping && !isSilent(server, at));
  const { channel } = events;
  return { servers: alive.length, channel: channel && (channel.isUp ? 'up' : 'down') };
}

export async function readStore(storage: JobStorage): Promise<StoreReading> {
  const { clock, monitoring, statistics } = storage;
  const [failed, queues] = await Promise.all([
    statistics.readCounter('failed', recentHours(clock.now())),
    monitoring.queues(),
  ]);
  const at = clock.now();
  return { at, queues, failedPerHour: inTheLastHour(failed, at) };
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
