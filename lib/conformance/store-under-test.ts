import type { BatchRecord, NewBatch } from '../storage/batches/batch-store.js';
import type { ReleaseDecision, ReleasedJob } from '../storage/continuations/continuation-store.js';
import type { ClaimedJob, JobRecord, NewJob } from '../storage/jobs/records.js';
import type { Transition, TransitionOutcome } from '../storage/jobs/transition.js';
import type { LockRequest } from '../storage/locks/lock-store.js';
import type { ClaimRequest } from '../storage/queues/queue-store.js';
import type { Pulse } from '../storage/servers/server-store.js';
import type { SweepReason } from '../storage/sweeps/sweep-store.js';
import { OpenedStore } from './opened-store.js';
import { aNewBatch, aNewJob, aTransition } from './support/builders.js';
import { DAY, HOUR } from './support/durations.js';
import { goOn } from './support/go-on.js';

/** An endless case fails after this number of turns. No case needs as many. */
const MAX_TURNS = 1_000;

/** The store of the current case, and the steps that many cases begin with. */
export class StoreUnderTest extends OpenedStore {
  /** A second connection to the same jobs, until the case ends. */
  async another(): Promise<StoreUnderTest> {
    const store = new StoreUnderTest();
    store.current = await this.connectAnother();
    return store;
  }

  /** @returns a job that is stored now */
  async stored(given: Partial<NewJob> = {}): Promise<NewJob> {
    const job = aNewJob(given);
    await this.jobs.createJobs([job]);
    return job;
  }

  /** @returns jobs that are stored now, the oldest first */
  async storedMany(count: number, given: Partial<NewJob> = {}): Promise<NewJob[]> {
    const jobs = Array.from({ length: count }, () => aNewJob(given));
    await this.jobs.createJobs(jobs);
    return jobs;
  }

  claim(request: Partial<ClaimRequest> = {}): Promise<ClaimedJob[]> {
    return this.queues.claim({
      serverId: 'server-1',
      queues: ['default'],
      limit: 100,
      ...request,
    });
  }

  async claimedIds(request: Partial<ClaimRequest> = {}): Promise<string[]> {
    return (await this.claim(request)).map(({ id }) => id);
  }

  /** Claims the job that stands first in its queue. */
  async claimNext(request: Partial<ClaimRequest> = {}): Promise<ClaimedJob> {
    const [job] = await this.claim({ limit: 1, ...request });
    if (job === undefined) throw new Error('No job is ready.');
    return job;
  }

  /** @returns a job that is stored and claimed now; no other job of its queue may be ready */
  async running(given: Partial<NewJob> = {}, serverId = 'server-1'): Promise<ClaimedJob> {
    const { queue } = await this.stored(given);
    return this.claimNext({ queues: [queue], serverId });
  }

  async find(id: string): Promise<JobRecord> {
    const record = await this.jobs.findJob(id);
    if (record === undefined) throw new Error(`There is no job ${id}.`);
    return record;
  }

  async historyOf(id: string): Promise<string[]> {
    return (await this.find(id)).history.map(({ state }) => state);
  }

  async apply(transition: Transition): Promise<TransitionOutcome | undefined> {
    const [outcome] = await this.jobs.applyTransitions([transition]);
    return outcome;
  }

  /** Reads a job and moves it to another state. This also ends its run. */
  async move(job: { readonly id: string }, to: string, given: Partial<Transition> = {}) {
    const outcome = await this.apply(aTransition(await this.find(job.id), { to, ...given }));
    if (!outcome?.applied) throw new Error(`The job ${job.id} did not become ${to}.`);
  }

  /** @returns a batch that is stored now, with these jobs in it */
  async storedBatch(
    given: Partial<NewBatch> = {},
    jobs: readonly Partial<NewJob>[] = [],
  ): Promise<{ readonly id: string; readonly jobs: readonly NewJob[] }> {
    const batch = aNewBatch(given);
    const newJobs = jobs.map((job) => aNewJob({ ...job, batchId: batch.id }));
    await this.jobs.createJobs(newJobs, { batches: [batch] });
    return { id: batch.id, jobs: newJobs };
  }

  async batch({ id }: { readonly id: string }): Promise<BatchRecord> {
    const record = await this.batches.find(id);
    if (record === undefined) throw new Error(`There is no batch ${id}.`);
    return record;
  }

  /**
   * Releases until there is no parent to look at.
   *
   * @param decide left out: `goOn`
   * @returns the jobs that were shown to the decision
   */
  async releaseAll(decide: ReleaseDecision = goOn): Promise<ReleasedJob[]> {
    const released: ReleasedJob[] = [];
    await this.untilDone(async () => {
      const { mayHaveMore } = await this.continuations.release(100, (jobs) => {
        released.push(...jobs);
        return decide(jobs);
      });
      return mayHaveMore || (await this.pulse()).hasReleasedContinuations;
    });
    return released;
  }

  /** Brings all batches up to date, also the batches that a fold makes out of date. */
  async foldAll(retentionMs = DAY): Promise<void> {
    await this.untilDone(async () => {
      const { mayHaveMore } = await this.batches.fold(100, retentionMs);
      return mayHaveMore || (await this.pulse()).hasUncountedBatches;
    });
  }

  /** The pulse of a server without queues. */
  pulse(): Promise<Pulse> {
    return this.servers.heartbeat('server-1', { queues: [], serverTimeoutMs: HOUR });
  }

  /** @returns whether the job holds the lock now */
  async takesLock(job: ClaimedJob, given: Partial<LockRequest> = {}): Promise<boolean> {
    const request = { resource: 'tenant:1', timeoutMs: HOUR, ...given };
    const holders = await this.locks.acquire([{ id: job.id, lease: job.lease, ...request }]);
    return holders.includes(job.id);
  }

  /** @returns the jobs that a sweep finds; it changes none of them */
  async seenBy(reason: SweepReason, limit = 100): Promise<JobRecord[]> {
    const seen: JobRecord[] = [];
    await this.sweeps.sweep(reason, limit, async (jobs) => {
      seen.push(...jobs);
      return [];
    });
    return seen;
  }

  async idsSeenBy(reason: SweepReason, limit = 100): Promise<string[]> {
    return (await this.seenBy(reason, limit)).map(({ id }) => id);
  }

  /** Announces a server that serves the queue `default`. */
  async announced(id: string): Promise<void> {
    await this.servers.announce({ id, name: 'web-1', queues: ['default'], workerCount: 5 });
  }

  async countIn(state: string): Promise<number> {
    return (await this.statistics.countByState()).byState[state] ?? 0;
  }

  /** The sum of a counter over the last days. */
  async total(counter: string): Promise<number> {
    const range = { resolution: 'day', from: this.ago(2 * DAY) } as const;
    const points = await this.statistics.readCounter(counter, range);
    return points.reduce((sum, { value }) => sum + value, 0);
  }

  private async untilDone(turn: () => Promise<boolean>): Promise<void> {
    for (let turns = 0; await turn(); turns += 1) {
      if (turns === MAX_TURNS) throw new Error('There is more to do after every turn.');
    }
  }
}
