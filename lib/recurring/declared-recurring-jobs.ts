import { canRun } from '../job/handlers/can-run.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobHandler } from '../job/handlers/job-handler.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { RecurringJobRecord } from '../storage/recurring/recurring-store.js';
import { WakeSignal } from '../support/flow/wake-signal.js';
import { HealthLog } from '../support/health-log.js';
import type { Logger } from '../support/logger.js';
import { Backoff } from '../support/time/backoff.js';
import { type DeclaredRecurringJob, declaredRecurringJob } from './declared-recurring-job.js';
import { DuplicateRecurringJobError } from './errors/duplicate-recurring-job-error.js';
import { handlerDeclarations } from './handler-declarations.js';
import type { MethodDeclaration } from './method-declarations.js';
import { declared } from './recurring-job-changes.js';

const BACKOFF = { initialMs: 200, maxMs: 30_000 } as const;

export interface DeclaredRecurringJobsParts {
  readonly storage: JobStorage;
  readonly handlers: HandlerCatalog;
  readonly logger: Logger;
  readonly maxArgumentsBytes: number;
  /** Whether to remove recurring jobs that a decorator once added and that are no longer in the code. */
  readonly removeUndeclared: boolean;
}

/** Collects the recurring jobs that the decorators of this application declare, and stores them. */
export class DeclaredRecurringJobs {
  private jobs: ReadonlyMap<string, DeclaredRecurringJob> = new Map();
  /**
   * Recurring jobs whose provider lacks the method. Their decorators are still in the code, so they are not removed.
   */
  private readonly leftOut = new Set<string>();
  private readonly signal = new WakeSignal();
  private isApplied = false;

  constructor(private readonly parts: DeclaredRecurringJobsParts) {}

  /**
   * Reads the decorators of all registered handlers, including handlers that were registered later.
   *
   * @throws InvalidConfigurationError
   * @throws InvalidRecurringJobError
   * @throws DuplicateRecurringJobError
   */
  collect(): void {
    const { handlers, maxArgumentsBytes } = this.parts;
    const jobs = new Map<string, DeclaredRecurringJob>();

    for (const { handler, declaration } of handlerDeclarations(
      handlers.decorated(),
      handlers.values,
    )) {
      if (!handler.isDeclaredHere) continue;
      if (!canRun(handler, declaration.method)) {
        this.leaveOut(handler, declaration);
        continue;
      }
      const job = declaredRecurringJob(handler, declaration, maxArgumentsBytes);
      if (!job) continue;
      const other = jobs.get(job.id);
      if (other) throw new DuplicateRecurringJobError(job.id, [other, job]);
      jobs.set(job.id, job);
    }
    this.jobs = jobs;
  }

  /**
   * Collects again, for handlers that were registered later. In a running application, their recurring jobs are stored
   * as well.
   */
  collectMore(): void {
    const before = new Set(this.jobs.keys());
    this.collect();
    if (this.isApplied) void this.apply(before);
  }

  /**
   * Stores the collected recurring jobs, and tries again for as long as the store is away. Resolves when they are
   * stored.
   *
   * @param except the ids of recurring jobs that an earlier call stores
   */
  async apply(except: ReadonlySet<string> = new Set()): Promise<void> {
    this.isApplied = true;
    const jobs = [...this.jobs.values()].filter(({ id }) => !except.has(id));
    if (jobs.length === 0 && !this.parts.removeUndeclared) return;

    const backoff = new Backoff(BACKOFF);
    const health = new HealthLog('declared-recurring-jobs', this.parts.logger);
    const stored = new Set<string>();
    while (!this.signal.isClosed) {
      try {
        await this.store(jobs, stored);
        health.succeeded();
        return;
      } catch (error) {
        health.failed(error);
        await this.signal.pause(backoff.nextMs());
      }
    }
  }

  /** Gives up the recurring jobs that `apply` has not stored yet. */
  stop(): void {
    this.signal.close();
  }

  private leaveOut(handler: JobHandler, { method, declaration }: MethodDeclaration): void {
    const { id, decorator } = declaration;
    if (this.leftOut.has(id)) return;

    this.leftOut.add(id);
    this.parts.logger.warn(
      `${decorator} is left out: what is provided in place of ${handler.service.name} has no method ${method}`,
      { recurringJob: id, module: handler.module },
    );
  }

  /**
   * @param stored the recurring jobs that an earlier try has stored, and whose run after the start may be over by now
   */
  private async store(jobs: readonly DeclaredRecurringJob[], stored: Set<string>): Promise<void> {
    const { recurring, clock } = this.parts.storage;
    const records = await recurring.list();
    const known = new Map(records.map((record) => [record.id, record]));

    for (const job of jobs) {
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
      if (declaration === undefined || this.jobs.has(id) || this.leftOut.has(id)) continue;
      await storage.recurring.remove(id);
      logger.info('Recurring job removed, the code declares it no more', { recurringJob: id });
    }
  }
}
