import {
  AUDIT_RETENTION_MS,
  BULK_RETENTION_MS,
  type ExpirationOptions,
  type MaintenanceStore,
} from '../../../storage/maintenance/maintenance-store.js';
import { outcomeOf } from '../../parts/job-outcome.js';
import type { MemoryAuditStore } from '../audit/memory-audit-store.js';
import type { MemoryBulkStore } from '../bulk/memory-bulk-store.js';
import { ALL } from '../jobs/job-table.js';
import type { PartialIndex } from '../jobs/partial-index.js';
import type { StoredJob } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';

export class MemoryMaintenanceStore implements MaintenanceStore {
  constructor(
    private readonly tables: MemoryTables,
    private readonly audit: MemoryAuditStore,
    private readonly bulk: MemoryBulkStore,
  ) {}

  async removeExpired(options: ExpirationOptions): Promise<void> {
    const { failedRetentionMs, auditRetentionMs = AUDIT_RETENTION_MS } = options;
    const { finished, failed } = this.tables.jobs;
    const now = this.tables.now();

    const removed = this.removeWhile(finished, (job) => (job.expireAt ?? now) <= now);
    this.tables.recurring.keepOutcomes(new Map(removed.map((job) => [job.id, outcomeOf(job)])));
    this.tables.batches.removeExpired(now);
    this.tables.recurring.forgetOldOccurrences(now);
    this.audit.forgetBefore(now - auditRetentionMs);
    this.bulk.forgetEndedBefore(now - Math.max(BULK_RETENTION_MS, auditRetentionMs));
    if (failedRetentionMs === undefined) return;
    this.removeWhile(failed, (job) => job.since + failedRetentionMs <= now);
    this.tables.events.tell();
  }

  async foldCounters(): Promise<void> {
    this.tables.counters.forgetOld(this.tables.now());
  }

  private removeWhile(index: PartialIndex, isOld: (job: StoredJob) => boolean): StoredJob[] {
    const removed: StoredJob[] = [];
    for (let job = index.first(ALL); job !== undefined && isOld(job); job = index.first(ALL)) {
      this.tables.jobs.delete(job);
      removed.push(job);
    }
    return removed;
  }
}
