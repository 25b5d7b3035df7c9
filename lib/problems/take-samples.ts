import { type FailingMethod, failingMethods } from '../attempts/failing-methods.js';
import type { RecentAttempts } from '../attempts/recent-attempts.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { MonitoringStore } from '../storage/monitoring-store.js';
import type { FailingNow, FastSample, SlowSample } from './samples.js';

const HOUR_MS = 3_600_000;
const MAX_RETRIES_COUNTED = 10_000;
/** How many failing methods are told; the failures have a page. */
const MAX_FAILING = 5;

export async function takeFastSample(storage: JobStorage): Promise<FastSample> {
  const { clock, statistics } = storage;
  const from = new Date(Math.floor(clock.now().getTime() / HOUR_MS) * HOUR_MS - HOUR_MS);
  const range = { resolution: 'hour', from } as const;
  const begunAt = performance.now();
  const [counts, failed, failedAttempts] = await Promise.all([
    statistics.countByState(),
    statistics.readCounter('failed', range),
    statistics.readCounter('failed-attempts', range),
  ]);
  const answerMs = performance.now() - begunAt;
  return { at: clock.now(), answerMs, counts, failed, failedAttempts };
}

export async function takeSlowSample(
  storage: JobStorage,
  recent: RecentAttempts,
): Promise<SlowSample> {
  const { clock, monitoring, problems } = storage;
  const [retries, servers, lostServers, recurring, queues, health, attempts, open, mutes] =
    await Promise.all([
      monitoring.count({ isRetry: true }, MAX_RETRIES_COUNTED),
      storage.servers.list(),
      storage.servers.listLost(),
      monitoring.recurringJobs(),
      monitoring.queues(),
      monitoring.health(),
      recent.read(),
      problems.listOpen(),
      problems.listMutes(),
    ]);
  const at = clock.now();
  const methods = failingMethods(attempts, at).slice(0, MAX_FAILING);
  const failing = await Promise.all(methods.map((method) => withRetries(method, monitoring)));
  const known = { open, mutes };
  return { at, retries, servers, lostServers, recurring, queues, health, attempts, failing, known };
}

async function withRetries(
  method: FailingMethod,
  monitoring: MonitoringStore,
): Promise<FailingNow> {
  const { fingerprint } = method;
  if (fingerprint === undefined) return { ...method, retrying: { count: 0, isExact: true } };
  const search = { isRetry: true, fingerprint };
  return { ...method, retrying: await monitoring.count(search, MAX_RETRIES_COUNTED) };
}
