import { type FailingMethod, failingMethods } from '../attempts/failing-methods.js';
import { RecentAttempts } from '../attempts/recent-attempts.js';
import { withoutFailures } from '../attempts/without-failures.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { MonitoringStore } from '../storage/monitoring-store.js';
import { takeParkedSample } from './parked-sample.js';
import { mutedFailures } from './muted-failures.js';
import { RecurringHistories } from './recurring-histories.js';
import type { FailingNow, SlowSample } from './samples.js';

const MAX_RETRIES_COUNTED = 10_000;
/** How many failing methods are told; the failures have a page. */
const MAX_FAILING = 5;

/** Takes one sample after the other of what changes now and then. */
export class SlowSampler {
  private readonly recent: RecentAttempts;
  private readonly recurring: RecurringHistories;

  constructor(private readonly storage: JobStorage) {
    this.recent = new RecentAttempts(storage.measurements, storage.clock);
    this.recurring = new RecurringHistories(storage);
  }

  async take(): Promise<SlowSample> {
    const { storage } = this;
    const { clock, monitoring, problems } = storage;
    const [
      retries,
      servers,
      lostServers,
      recurring,
      queues,
      parked,
      health,
      attempts,
      open,
      mutes,
      histories,
    ] = await Promise.all([
      monitoring.count({ isRetry: true }, MAX_RETRIES_COUNTED),
      storage.servers.list(),
      storage.servers.listLost(),
      monitoring.recurringJobs(),
      monitoring.queues(),
      takeParkedSample(storage),
      monitoring.health(),
      this.recent.read(),
      problems.listOpen(),
      problems.listMutes(),
      this.recurring.read(),
    ]);
    const at = clock.now();
    const muted = mutedFailures(mutes, servers, at);
    const heard = withoutFailures(attempts, new Set(muted.keys()));
    const methods = failingMethods(heard, at).slice(0, MAX_FAILING);
    const failing = await Promise.all(methods.map((method) => withRetries(method, monitoring)));
    return {
      at,
      retries,
      servers,
      lostServers,
      recurring,
      queues,
      parked,
      health,
      attempts,
      failing,
      muted,
      known: { open, mutes },
      histories,
    };
  }

  /** Something was changed: the next sample has it. */
  expire(): void {
    this.recurring.expire();
  }
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
