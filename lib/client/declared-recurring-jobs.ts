import type { HandlerCatalog } from '../job/handler-catalog.js';
import {
  type DeclaredRecurringJob,
  declaredRecurringJob,
} from '../recurring/declared-recurring-job.js';
import { DuplicateRecurringJobError } from '../recurring/errors/duplicate-recurring-job-error.js';
import { methodDeclarations } from '../recurring/method-declarations.js';
import { declared } from '../recurring/recurring-job-changes.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { RecurringJobRecord } from '../storage/recurring-store.js';
import { Backoff } from '../support/backoff.js';
import { HealthLog } from '../support/health-log.js';
import type { Logger } from '../support/logger.js';
import { WakeSignal } from '../support/wake-signal.js';

const BACKOFF = { initialMs: 200, maxMs: 30_000 } as const;

export interface DeclaredRecurringJobsParts {
  readonly storage: JobStorage;
  readonly handlers: HandlerCatalog;
  readonly logger: Logger;
  readonly maxArgumentsBytes: number;
  /** Whether recurring jobs are removed that decorators have added and that are gone from the code. */
  readonly removeUndeclared: boolean;
}

/** The recurring jobs that the decorators of this application declare, and how they get into the store. */
export class DeclaredRecurringJobs {
  private readonly jobs = new Map<string, DeclaredRecurringJob>();
  private readonly signal = new WakeSignal();

  constructor(private readonly parts: DeclaredRecurringJobsParts) {}

  /**
   * Reads the decorators of all handlers that are registered.
   *
   * @throws InvalidRecurringJobError
   * @throws DuplicateRecurringJobError
   */
  collect(): void {
    const { handlers, maxArgumentsBytes } = this.parts;

    for (const handler of handlers.decorated()) {
      for (const declaration of methodDeclarations(handler)) {
        const job = declaredRecurringJob(handler, declaration, maxArgumentsBytes);
        const other = this.jobs.get(job.id);
        if (other) throw new DuplicateRecurringJobError(job.id, [other, job]);
        this.jobs.set(job.id, job);
      }
    }
  }

  /** Stores what was collected. Resolves when that is done, however long the store is away. */
  async apply(): Promise<void> {
    if (this.jobs.size === 0 && !this.parts.removeUndeclared) return;

    const backoff = new Backoff(BACKOFF);
    const health = new HealthLog('declared-recurring-jobs', this.parts.logger);
    const stored = new Set<string>();
    while (!this.signal.isClosed) {
      try {
        await this.store(stored);
        health.succeeded();
        return;
      } catch (error) {
        health.failed(error);
        await this.signal.pause(backoff.nextMs());
      }
    }
  }

  /** Gives up what `apply` has not stored yet. */
  stop(): void {
    this.signal.close();
  }

  /** @param stored those that an earlier try has stored; it may have been followed by their run after the start */
  private async store(stored: Set<string>): Promise<void> {
    const { recurring, clock } = this.parts.storage;
    const records = await recurring.list();
    const known = new Map(records.map((record) => [record.id, record]));

    for (const job of this.jobs.values()) {
      if (stored.has(job.id)) continue;
      const current = known.get(job.id);
      if (!current || declared(current, job, clock.now())) {
        await recurring.change(job.id, (newest) => declared(newest, job, clock.now()));
      }
      stored.add(job.id);
    }
    if (this.parts.removeUndeclared) await this.removeUndeclared(records);
  }

  private async removeUndeclared(records: readonly RecurringJobRecord[]): Promise<void> {
    const { storage, logger } = this.parts;
    for (const { id, declaration } of records) {
      if (declaration === undefined || this.jobs.has(id)) continue;
      await storage.recurring.remove(id);
      logger.info('Recurring job removed, the code declares it no more', { recurringJob: id });
    }
  }
}
