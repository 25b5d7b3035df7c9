import type { ExpirationOptions, MaintenanceStore } from '../../storage/maintenance-store.js';
import { ALL } from './job-table.js';
import type { MemoryTables } from './memory-tables.js';
import type { PartialIndex } from './partial-index.js';
import type { StoredJob } from './stored-job.js';

export class MemoryMaintenanceStore implements MaintenanceStore {
  constructor(private readonly tables: MemoryTables) {}

  async removeExpired({ failedRetentionMs }: ExpirationOptions): Promise<void> {
    const { finished, failed } = this.tables.jobs;
    const now = this.tables.now();

    this.removeWhile(finished, (job) => (job.expireAt ?? now) <= now);
    this.tables.batches.removeExpired(now);
    this.tables.recurring.forgetOldOccurrences(now);
    if (failedRetentionMs === undefined) return;
    this.removeWhile(failed, (job) => job.since + failedRetentionMs <= now);
    this.tables.events.tell();
  }

  async foldCounters(): Promise<void> {
    this.tables.counters.forgetOld(this.tables.now());
  }

  private removeWhile(index: PartialIndex, isOld: (job: StoredJob) => boolean): void {
    for (let job = index.first(ALL); job !== undefined && isOld(job); job = index.first(ALL)) {
      this.tables.jobs.delete(job);
    }
  }
}
