import type { ClaimRequest } from '../../storage/queues/queue-store.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { ending, RESOURCE } from './lock-scenarios.js';

/** No race needs as many turns. A race with a job that nobody wakes uses all of them. */
const MAX_TURNS = 3_000;

/** Several workers run jobs that all want one lock. */
export class LockRace {
  /** The largest number of jobs that ran at the same time. */
  most = 0;
  finished = 0;
  private now = 0;

  constructor(private readonly jobs: number) {}

  /** Runs jobs until all of them have ended. */
  async work(
    store: StoreUnderTest,
    request: Pick<ClaimRequest, 'serverId' | 'limit'>,
  ): Promise<void> {
    for (let turn = 0; turn < MAX_TURNS && this.finished < this.jobs; turn += 1) {
      for (const job of await store.claim(request)) {
        if (!(await store.takesLock(job, { resource: RESOURCE }))) continue;

        this.now += 1;
        this.most = Math.max(this.most, this.now);
        await store.jobs.findJob(job.id);
        this.now -= 1;
        await store.apply(ending(job));
        this.finished += 1;
      }
    }
  }

  get outcome() {
    return { now: this.now, most: this.most, finished: this.finished };
  }
}
