import { AsyncResource } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { FailedState } from '../../states/failed-state.js';
import { StorageClosedError } from '../../storage/errors/storage-closed-error.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { JobStateRecord } from '../../storage/jobs/records.js';
import type { Transition } from '../../storage/jobs/transition.js';
import { WakeSignal } from '../../support/flow/wake-signal.js';
import { HealthLog } from '../../support/health-log.js';
import type { Logger } from '../../support/logger.js';
import type { StoredChanges } from '../stored-changes.js';
import { EndHints } from './end-hints.js';
import { UnknownJobError } from './errors/unknown-job-error.js';
import { endingOf, hasEnded, isEnding } from './job-ending.js';
import { LookPace } from './look-pace.js';
import { WatchedJob } from './watched-job.js';
import type { Watcher } from './watcher.js';

/** How many ids one statement looks at. */
const MAX_IDS = 10_000;
/** How many whole jobs one statement reads. They include their results. */
const MAX_RECORDS = 500;

export interface JobWatchParts {
  readonly storage: JobStorage;
  readonly changes: StoredChanges;
  readonly logger: Logger;
}

/**
 * All jobs that callers in this process wait for or watch.
 *
 * Idle: nobody watches, and there is no timer and no listener. Watching: a loop looks at jobs, one statement at a time.
 * It looks at new jobs at once, together with all that come in the same turn of the event loop. It looks at all jobs
 * after a pause, or soon after a hint that jobs have ended. Changes that this process stores are told without a look.
 * Closed: for good.
 */
export class JobWatch {
  readonly hints: EndHints;
  private readonly jobs = new Map<string, WatchedJob>();
  private readonly unseen = new Set<string>();
  private readonly signal = new WakeSignal();
  private readonly pace = new LookPace();
  private readonly health: HealthLog;
  private looks = 0;
  private loop: Promise<void> | undefined;
  private stopListening: (() => void) | undefined;
  private lastError: unknown;

  constructor(private readonly parts: JobWatchParts) {
    const { storage, changes, logger } = parts;
    this.health = new HealthLog('looking at awaited jobs', logger);
    this.hints = new EndHints(storage.events, changes, () => this.hurry());
  }

  /** Why the last look failed; undefined if it did not. */
  get outage(): unknown {
    return this.lastError;
  }

  /** @returns the job as far as it is known, and a function that ends the watch */
  add(id: string, watcher: Watcher): { readonly job: WatchedJob; readonly remove: () => void } {
    const key = id.toLowerCase();
    const job = this.jobs.get(key) ?? this.begin(key);
    if (this.signal.isClosed) watcher.failed(new StorageClosedError());
    else job.add(watcher);
    return { job, remove: () => this.remove(job, watcher) };
  }

  /** Fails every wait, because the store is closed. */
  async close(): Promise<void> {
    this.signal.close();
    const jobs = [...this.jobs.values()];
    this.jobs.clear();
    this.unseen.clear();
    for (const job of jobs) job.fail(new StorageClosedError());
    this.rest();
    await this.hints.close();
  }

  private begin(id: string): WatchedJob {
    const job = new WatchedJob(id);
    if (this.signal.isClosed) return job;

    this.jobs.set(id, job);
    this.unseen.add(id);
    this.stopListening ??= this.parts.changes.listen({
      stored: (transition) => this.stored(transition),
    });
    this.signal.wake();
    this.loop ??= this.run();
    return job;
  }

  private remove(job: WatchedJob, watcher: Watcher): void {
    job.remove(watcher);
    if (!job.isWatched && this.jobs.get(job.id) === job) this.forget(job);
  }

  private forget({ id }: WatchedJob): void {
    this.jobs.delete(id);
    this.unseen.delete(id);
    if (this.jobs.size === 0) this.rest();
  }

  private rest(): void {
    this.stopListening?.();
    this.stopListening = undefined;
    this.signal.wake();
  }

  private stored(transition: Transition): void {
    const job = this.jobs.get(transition.jobId);
    if (!job) return;
    const { to: state, from } = transition;
    if (!isEnding(transition)) {
      job.told({ id: job.id, state, attempt: from.attempt ?? 0, hasEnded: false }, this.looks);
      return;
    }
    this.forget(job);
    job.end(endingOf(transition));
  }

  private hurry(): void {
    if (this.jobs.size === 0) return;
    this.pace.hurry();
    this.signal.wake();
  }

  /** The looks are for many callers, so they must not run in the request or the transaction of the first caller. */
  private readonly run = AsyncResource.bind(async (): Promise<void> => {
    while (this.jobs.size > 0) {
      // Callers who begin to wait in one turn of the event loop share a look.
      await setImmediate();
      await this.look();
      await this.signal.pause(Math.max(0, this.nextLookAt - performance.now()));
    }
    this.loop = undefined;
  });

  private get nextLookAt(): number {
    return this.unseen.size > 0 ? this.pace.openAt : this.pace.dueAt;
  }

  private async look(): Promise<void> {
    const startedAt = performance.now();
    if (this.jobs.size === 0 || this.nextLookAt > startedAt) return;

    const isFirst = this.unseen.size > 0;
    const ids = isFirst ? [...this.unseen] : [...this.jobs.keys()];
    this.unseen.clear();
    this.looks += 1;
    try {
      const { lookMs, hasFound } = await this.lookAt(ids);
      const now = performance.now();
      if (isFirst) this.pace.lookedAtNew(now);
      else this.pace.looked(now, lookMs * (this.jobs.size / ids.length), hasFound);
      this.lastError = undefined;
      this.health.succeeded();
      if (this.jobs.size > 0) this.hints.await();
    } catch (error) {
      for (const id of ids) if (this.jobs.has(id) && isFirst) this.unseen.add(id);
      this.lastError = error;
      this.health.failed(error);
      this.pace.failed(performance.now());
    }
  }

  private async lookAt(ids: readonly string[]): Promise<{ lookMs: number; hasFound: boolean }> {
    let lookMs = 0;
    let hasFound = false;
    for (let start = 0; start < ids.length; start += MAX_IDS) {
      const some = ids.slice(start, start + MAX_IDS);
      const startedAt = performance.now();
      const states = await this.parts.storage.jobs.findStates(some);
      lookMs += performance.now() - startedAt;
      const ended = this.compare(some, states);
      await this.readEnded(ended);
      hasFound ||= ended.length > 0;
    }
    return { lookMs, hasFound };
  }

  /** @returns the jobs that have ended */
  private compare(ids: readonly string[], states: readonly JobStateRecord[]): readonly string[] {
    const ended: string[] = [];
    const found = new Map(states.map((state) => [state.id, state]));
    for (const id of ids) {
      const job = this.jobs.get(id);
      if (!job || job.isNewerThan(this.looks)) continue;
      const record = found.get(id);
      if (!record) this.lose(job);
      else if (hasEnded(record.state, record.isFinished)) ended.push(id);
      else job.saw(updateOf(record));
    }
    return ended;
  }

  private async readEnded(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += MAX_RECORDS) {
      const some = ids.slice(start, start + MAX_RECORDS);
      const records = await this.parts.storage.jobs.findJobs(some);
      const found = new Map(records.map((record) => [record.id, record]));
      for (const id of some) {
        const job = this.jobs.get(id);
        const record = found.get(id);
        if (!job) continue;
        if (!record) this.lose(job);
        // The job may have been requeued since the look.
        else if (!hasEnded(record.state, record.isFinished)) job.saw(updateOf(record));
        else {
          this.forget(job);
          job.end(record);
        }
      }
    }
  }

  private lose(job: WatchedJob): void {
    this.forget(job);
    job.fail(new UnknownJobError(job.id));
  }
}

const updateOf = ({ id, state, attempt }: JobStateRecord) => ({
  id,
  state,
  attempt,
  hasEnded: state === FailedState.NAME,
});
