import type { JobStorage } from '../../storage/job-storage.js';
import type { FastSample, SlowSample } from './live-sample.js';

const HOUR_MS = 3_600_000;
const MAX_RETRIES_COUNTED = 10_000;

export async function takeFastSample(storage: JobStorage): Promise<FastSample> {
  const { clock, statistics } = storage;
  const from = new Date(Math.floor(clock.now().getTime() / HOUR_MS) * HOUR_MS - HOUR_MS);
  const begunAt = performance.now();
  const [counts, failed] = await Promise.all([
    statistics.countByState(),
    statistics.readCounter('failed', { resolution: 'hour', from }),
  ]);
  return { at: clock.now(), answerMs: performance.now() - begunAt, counts, failed };
}

export async function takeSlowSample(storage: JobStorage): Promise<SlowSample> {
  const { clock, monitoring } = storage;
  const [retries, servers, lostServers, recurring, queues, health] = await Promise.all([
    monitoring.count({ isRetry: true }, MAX_RETRIES_COUNTED),
    storage.servers.list(),
    storage.servers.listLost(),
    monitoring.recurringJobs(),
    monitoring.queues(),
    monitoring.health(),
  ]);
  return { at: clock.now(), retries, servers, lostServers, recurring, queues, health };
}
