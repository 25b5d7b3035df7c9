import {
  AUDIT_RETENTION_MS,
  BULK_RETENTION_MS,
  type ExpirationOptions,
  type MaintenanceStore,
} from '../../../storage/maintenance/maintenance-store.js';
import type { Clock } from '../../../support/time/clock.js';
import type { SqlEvents } from '../events/sql-events.js';
import type { SqlDatabase } from '../sql-database.js';
import type { FinishedRetention } from './finished-retention.js';
import { ForgottenLinks } from './forgotten-links.js';
import type { MaintenanceOperations } from './maintenance-operations.js';

const REMOVAL_SIZE = 1_000;
const FOLD_SIZE = 10_000;

export class SqlMaintenanceStore<E> implements MaintenanceStore {
  private readonly links: ForgottenLinks<E>;

  /** @param clock of the database */
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: MaintenanceOperations<E>,
    private readonly finished: FinishedRetention,
    private readonly clock: Clock,
    private readonly events: SqlEvents<E>,
  ) {
    this.links = new ForgottenLinks(database, operations);
  }

  async removeExpired(options: ExpirationOptions): Promise<void> {
    const { failedRetentionMs, auditRetentionMs = AUDIT_RETENTION_MS } = options;
    const { operations } = this;
    const { executor } = this.database;

    const failures = await this.finished.removeExpired(this.clock.now());
    await this.finished.prepareAhead();
    if (failedRetentionMs !== undefined) await this.removeFailed(failedRetentionMs);
    await inPortions(REMOVAL_SIZE, (limit) => operations.removeBatches(executor, limit));
    await this.links.remove();
    await operations.removeOldOccurrences(executor);
    await inPortions(REMOVAL_SIZE, (limit) =>
      operations.removeAuditEntries(executor, auditRetentionMs, limit),
    );
    const bulkRetentionMs = Math.max(BULK_RETENTION_MS, auditRetentionMs);
    await operations.removeBulkOperations(executor, bulkRetentionMs);
    if (failures.length > 0) throw failures[0];
  }

  async foldCounters(): Promise<void> {
    const { executor } = this.database;
    await inPortions(FOLD_SIZE, (limit) => this.operations.foldCounters(executor, limit));
  }

  private removeFailed(retentionMs: number): Promise<void> {
    return inPortions(REMOVAL_SIZE, async (limit) => {
      const { executor } = this.database;
      const removed = await this.operations.removeFailed(executor, retentionMs, limit);
      if (removed.hasBatches) this.events.hint('batches');
      if (removed.hasContinuations) this.events.hint('continuations');
      return removed.count;
    });
  }
}

/** Takes portion after portion, until one is not full. */
async function inPortions(limit: number, take: (limit: number) => Promise<number>): Promise<void> {
  let taken: number;
  do {
    taken = await take(limit);
  } while (taken === limit);
}
