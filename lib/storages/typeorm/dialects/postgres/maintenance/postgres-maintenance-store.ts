import {
  AUDIT_RETENTION_MS,
  BULK_RETENTION_MS,
  type ExpirationOptions,
  type MaintenanceStore,
} from '../../../../../storage/maintenance-store.js';
import type { StoreClock } from '../../../../sql/servers/store-clock.js';
import { removeOldAuditEntries } from '../audit/audit.sql.js';
import { removeEndedBulkOperations } from '../bulk/bulk-operations.sql.js';
import type { PostgresDatabase } from '../connection/postgres-database.js';
import type { ForgottenLinks } from '../continuations/forgotten-links.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import type { FinishedPartitions } from '../jobs/finished-partitions.js';
import { removeOldOccurrences } from '../recurring/recurring-occurrences.sql.js';
import { foldCounters } from '../statistics/statistics.sql.js';
import { removeExpiredBatches, removeFailedJobs } from './expiration.sql.js';

const REMOVAL_SIZE = 1_000;
const FOLD_BATCH_SIZE = 10_000;

export class PostgresMaintenanceStore implements MaintenanceStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly partitions: FinishedPartitions,
    private readonly links: ForgottenLinks,
    private readonly clock: StoreClock,
    private readonly events: PostgresEvents,
  ) {}

  async removeExpired(options: ExpirationOptions): Promise<void> {
    const { failedRetentionMs, auditRetentionMs = AUDIT_RETENTION_MS } = options;
    const notDropped = await this.partitions.dropExpired(this.clock.now());
    await this.partitions.prepareAhead();
    if (failedRetentionMs !== undefined) await this.removeFailed(failedRetentionMs);
    await this.removeBatches();
    await this.links.remove();
    await this.database.run(removeOldOccurrences);
    await this.removeAuditEntries(auditRetentionMs);
    await this.database.run(removeEndedBulkOperations, [BULK_RETENTION_MS]);
    if (notDropped.length > 0) throw notDropped[0];
  }

  async foldCounters(): Promise<void> {
    let folded: number;
    do {
      const [row] = await this.database.run(foldCounters, [FOLD_BATCH_SIZE]);
      folded = Number(row?.amount ?? 0);
    } while (folded === FOLD_BATCH_SIZE);
  }

  private async removeFailed(retentionMs: number): Promise<void> {
    let removed: unknown;
    do {
      const [row] = await this.database.run(removeFailedJobs, [retentionMs, REMOVAL_SIZE]);
      removed = row?.removed;
      if (row?.has_batch) this.events.announceBatches();
      if (row?.has_continuations) this.events.announceContinuations();
    } while (removed === REMOVAL_SIZE);
  }

  private async removeAuditEntries(retentionMs: number): Promise<void> {
    let removed: number;
    do {
      const rows = await this.database.run(removeOldAuditEntries, [retentionMs, REMOVAL_SIZE]);
      removed = rows.length;
    } while (removed === REMOVAL_SIZE);
  }

  private async removeBatches(): Promise<void> {
    let removed: number;
    do {
      removed = (await this.database.run(removeExpiredBatches, [REMOVAL_SIZE])).length;
    } while (removed === REMOVAL_SIZE);
  }
}
