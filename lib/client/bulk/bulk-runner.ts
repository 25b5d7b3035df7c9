import { AsyncResource } from 'node:async_hooks';
import type { BulkOperationRecord, BulkProgress } from '../../storage/bulk/bulk-store.js';
import { InvalidCursorError } from '../../storage/errors/invalid-cursor-error.js';
import { InvalidSearchError } from '../../storage/errors/invalid-search-error.js';
import { isBusy } from '../../storage/errors/is-busy.js';
import type { SearchAnswer } from '../../storage/monitoring/monitoring-store.js';
import { WakeSignal } from '../../support/flow/wake-signal.js';
import { HealthLog } from '../../support/health-log.js';
import { Backoff } from '../../support/time/backoff.js';
import { endsWithin } from '../../support/time/time-limit.js';
import { isBulkAction } from './bulk-action.js';
import { portionSize, resumeAt } from './bulk-pace.js';
import { type BulkParts, changePortion, type KnownOperation } from './bulk-portion.js';
import { DamagedBulkOperationError } from './errors/damaged-bulk-operation-error.js';
import { UnknownBulkActionError } from './errors/unknown-bulk-action-error.js';

/**
 * If a process has not gone on with its operation for this long, another process takes the operation over, in
 * milliseconds.
 */
const STALE_AFTER_MS = 60_000;
const CHECK_INTERVAL_MS = 30_000;
/** How long the last portion may take when the process stops, in milliseconds. */
const STOP_TIMEOUT_MS = 5_000;

/**
 * Works on bulk operations, one at a time, including those of processes that have died.
 *
 * The progress is stored after each portion. If a process dies in between, some jobs are changed but not
 * counted; the next process finds them in another state, and skips them. A process that only counted as
 * dead changes no job that has run since, and then sees that another process has gone on.
 */
export class BulkRunner {
  /** The signal does not keep the process alive. */
  private readonly signal = new WakeSignal(false);
  private readonly health: HealthLog;
  private readonly backoff = new Backoff({ initialMs: 500, maxMs: CHECK_INTERVAL_MS });
  private running: Promise<void> | undefined;
  /** When the operations that this process handed back because of their pace may go on, in milliseconds. */
  private resumeTimes: readonly number[] = [];

  constructor(private readonly parts: BulkParts) {
    this.health = new HealthLog('bulk operations', parts.logger, { isBusy });
  }

  start(): void {
    this.running ??= this.run();
  }

  wake(): void {
    this.signal.wake();
  }

  /** Stops after the current portion, or when the store takes too long. */
  async stop(): Promise<void> {
    this.signal.close();
    if (this.running !== undefined) await endsWithin(this.running, STOP_TIMEOUT_MS);
  }

  /** The work is for many callers, so it must not run in the request or the transaction of the first caller. */
  private readonly run = AsyncResource.bind(async (): Promise<void> => {
    while (!this.signal.isClosed) await this.signal.pause(await this.turn());
  });

  /** @returns how long to rest, in milliseconds */
  private async turn(): Promise<number> {
    try {
      const operation = await this.parts.storage.bulk.take(STALE_AFTER_MS);
      if (operation) await this.workOrSetAside(operation);
      this.health.succeeded();
      this.backoff.reset();
      return operation ? 0 : this.restMs();
    } catch (error) {
      if (!this.signal.isClosed) this.health.failed(error);
      return this.backoff.nextMs();
    }
  }

  /** The time until an operation that this process handed back may go on. */
  private restMs(): number {
    const now = this.parts.storage.clock.now().getTime();
    this.resumeTimes = this.resumeTimes.filter((at) => at > now);
    return Math.min(CHECK_INTERVAL_MS, ...this.resumeTimes.map((at) => at - now));
  }

  /**
   * An operation that this version cannot read is set aside. The runner must not guess what it means, and must not try
   * it for ever.
   */
  private async workOrSetAside(operation: BulkOperationRecord): Promise<void> {
    const { action, search } = operation;
    if (!isBulkAction(action)) {
      await this.setAside(operation, new UnknownBulkActionError(action));
    } else if (search === undefined) {
      await this.setAside(operation, new DamagedBulkOperationError('search'));
    } else {
      await this.workThrough({ ...operation, action, search });
    }
  }

  private async workThrough(operation: KnownOperation): Promise<void> {
    try {
      await this.work(operation);
    } catch (error) {
      if (!(error instanceof InvalidCursorError || error instanceof InvalidSearchError))
        throw error;
      const part = error instanceof InvalidCursorError ? 'cursor' : 'search';
      await this.setAside(operation, new DamagedBulkOperationError(part));
    }
  }

  private async setAside(operation: BulkOperationRecord, { message }: Error): Promise<void> {
    const { storage, logger } = this.parts;
    const { id, cursor } = operation;
    const progress = { ...operation, endedAt: storage.clock.now(), error: message };
    await storage.bulk.progress(id, progress, cursor);
    logger.warn('Bulk operation set aside', { operationId: id, reason: message });
  }

  private async work(operation: KnownOperation): Promise<void> {
    const changed = await this.changedSoFar(operation);
    let progress: BulkProgress = { ...operation, changed, resumeAt: undefined };
    while (!this.signal.isClosed && !isAtRest(progress)) {
      const { cursor: from } = progress;
      progress = await this.chunk(operation, progress);
      const goesOn = await this.parts.storage.bulk.progress(operation.id, progress, from);
      if (!goesOn) return;
    }
    if (progress.endedAt !== undefined) return;
    // From here on any process can go on with the operation, once its pace allows.
    await this.parts.storage.bulk.handBack(operation.id, progress.cursor);
    if (progress.resumeAt) this.resumeTimes = [...this.resumeTimes, progress.resumeAt.getTime()];
  }

  /**
   * Counts the jobs that are marked as changed. A process that died has not counted its last portion, and that portion
   * counts towards the limit as well.
   */
  private async changedSoFar(operation: KnownOperation): Promise<number> {
    const { id, changed, limit } = operation;
    if (limit === undefined || !this.mayBeOfTheDead(operation)) return changed;
    const { monitoring } = this.parts.storage;
    const marked = await monitoring.count({ bulkId: id }, limit, { isThorough: true });
    return Math.max(changed, marked.count);
  }

  /** Whether another process may have taken the operation before this one, and died. */
  private mayBeOfTheDead({ startedAt, resumeAt: freeSince = startedAt }: KnownOperation): boolean {
    // Half of the time is enough, because the clocks of two processes may differ.
    return this.parts.storage.clock.now().getTime() - freeSince.getTime() > STALE_AFTER_MS / 2;
  }

  private async chunk(operation: KnownOperation, before: BulkProgress): Promise<BulkProgress> {
    const { storage, logger } = this.parts;
    const { cursor } = before;
    const { search, perMinute, limit: most = Number.POSITIVE_INFINITY } = operation;
    const left = most - before.changed;
    const size = portionSize(perMinute, left);
    const page: SearchAnswer =
      left > 0 ? await storage.monitoring.search(search, { limit: size, cursor }) : { jobs: [] };
    const outcome = await changePortion(page.jobs, operation, this.parts);
    if (outcome.error !== undefined && before.error === undefined) {
      const facts = { operationId: operation.id, reason: outcome.error };
      logger.warn('Bulk operation skipped jobs that cannot be changed', facts);
    }

    const changed = before.changed + outcome.changed;
    const skipped = before.skipped + outcome.skipped;
    const failed = (before.failed ?? 0) + outcome.failed;
    const isLast = page.next === undefined || changed >= most;
    const now = storage.clock.now();
    return {
      changed,
      skipped: isLast ? skippedInAll(operation, { changed, skipped, failed }) : skipped,
      failed,
      cursor: page.next,
      resumeAt: isLast ? undefined : resumeAt(perMinute, outcome.changed, now),
      endedAt: isLast ? now : undefined,
      error: outcome.error ?? before.error,
    };
  }
}

const isAtRest = ({ endedAt, resumeAt: at }: BulkProgress) =>
  endedAt !== undefined || at !== undefined;

/** When jobs were selected by their ids, the jobs that no longer exist count as skipped as well. */
function skippedInAll(
  { search, expected, limit }: KnownOperation,
  { changed, skipped, failed }: { changed: number; skipped: number; failed: number },
): number {
  return search.ids === undefined || limit !== undefined
    ? skipped
    : Math.max(skipped, expected - changed - failed);
}
