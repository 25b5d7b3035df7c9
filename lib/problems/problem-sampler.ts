import { type FailingMethod, failingMethods } from '../attempts/failing-methods.js';
import { RecentAttempts } from '../attempts/recent-attempts.js';
import { withoutFailures } from '../attempts/without-failures.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { MonitoringStore } from '../storage/monitoring/monitoring-store.js';
import type { ProblemMute } from '../storage/problems/problem-store.js';
import type { ServerRecord } from '../storage/servers/server-store.js';
import { KeptReading } from './kept-reading.js';
import { mutedFailures } from './muted-failures.js';
import { parkedSampleOf, readParkedGroups } from './parked-sample.js';
import { readTogether } from './read-together.js';
import { readRecurringHistories } from './recurring-histories.js';
import type { FailingNow, ProblemSample, SeldomSample } from './samples.js';

/** The count of retries stops at this number. */
export const MAX_RETRIES_COUNTED = 10_000;
/** How many failing methods become problems; the dashboard has a page for all failures. */
const MAX_FAILING = 5;
/** The histories of many recurring jobs are read less often than the rest. */
const HISTORIES_KEPT_MS = 60_000;

export interface ProblemSamplerOptions {
  /** How long readings that seldom change are kept, in milliseconds. If it is left out, each sample reads them. */
  readonly seldomMs?: number;
}

/** Takes the samples that the rules for problems judge, one after the other. */
export class ProblemSampler {
  private readonly recent: RecentAttempts;
  private readonly histories: KeptReading<ProblemSample['histories']>;
  private readonly lostServers: KeptReading<ProblemSample['lostServers']>;
  private readonly seldom: KeptReading<SeldomSample>;

  constructor(
    private readonly storage: JobStorage,
    { seldomMs = 0 }: ProblemSamplerOptions = {},
  ) {
    this.recent = new RecentAttempts(storage.measurements, storage.clock);
    this.histories = new KeptReading(() => readRecurringHistories(storage), HISTORIES_KEPT_MS);
    this.lostServers = new KeptReading(() => storage.servers.listLost(), seldomMs);
    this.seldom = new KeptReading(() => takeSeldomSample(storage), seldomMs);
  }

  /** @param readMutes is called if an attempt has failed */
  async take(
    servers: readonly ServerRecord[],
    readMutes: () => Promise<readonly ProblemMute[]>,
  ): Promise<ProblemSample> {
    const { storage } = this;
    const { monitoring, clock } = storage;
    const [[seldom, queues, groups, attempts], lostServers, histories] = await Promise.all([
      readTogether(storage, () =>
        Promise.all([
          this.seldom.read(),
          monitoring.queues(),
          readParkedGroups(storage),
          this.recent.read(),
        ]),
      ),
      this.lostServers.read(),
      this.histories.read(),
    ]);
    const parked = await parkedSampleOf(groups, storage);
    const at = clock.now();
    const mutes = attempts.some(({ failures }) => failures.size > 0) ? await readMutes() : [];
    const heard = withoutFailures(attempts, new Set(mutedFailures(mutes, servers, at).keys()));
    const methods = failingMethods(heard, at).slice(0, MAX_FAILING);
    const failing = await Promise.all(methods.map((method) => withRetries(method, monitoring)));
    return { ...seldom, lostServers, at, servers, queues, parked, attempts, failing, histories };
  }

  /** The next sample also reads the values that seldom change. */
  expireSeldom(): void {
    this.lostServers.expire();
    this.seldom.expire();
  }

  /** After a change: the next sample contains it. */
  expire(): void {
    this.expireSeldom();
    this.histories.expire();
  }
}

async function takeSeldomSample({
  monitoring,
}: Pick<JobStorage, 'monitoring'>): Promise<SeldomSample> {
  const [recurring, health] = await Promise.all([monitoring.recurringJobs(), monitoring.health()]);
  return { recurring, health };
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
