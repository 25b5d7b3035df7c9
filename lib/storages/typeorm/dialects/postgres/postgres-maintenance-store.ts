import type { ExpirationOptions, MaintenanceStore } from '../../../../storage/maintenance-store.js';
import type { FinishedPartitions } from './finished-partitions.js';
import type { PostgresDatabase } from './postgres-database.js';
import { removeFailedJobs } from './statements/expiration.js';
import { foldCounters } from './statements/statistics.js';
import type { StoreClock } from './store-clock.js';

const FAILED_BATCH_SIZE = 1_000;
const FOLD_BATCH_SIZE = 10_000;

export class PostgresMaintenanceStore implements MaintenanceStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly partitions: FinishedPartitions,
    private readonly clock: StoreClock,
  ) {}

  async removeExpired({ failedRetentionMs }: ExpirationOptions): Promise<void> {
    await this.partitions.dropExpired(this.clock.now());
    if (failedRetentionMs === undefined) return;

    let removed: number;
    do {
      const parameters = [failedRetentionMs, FAILED_BATCH_SIZE];
      removed = (await this.database.run(removeFailedJobs, parameters)).length;
    } while (removed === FAILED_BATCH_SIZE);
  }

  async foldCounters(): Promise<void> {
    let folded: number;
    do {
      const [row] = await this.database.run(foldCounters, [FOLD_BATCH_SIZE]);
      folded = Number(row?.amount ?? 0);
    } while (folded === FOLD_BATCH_SIZE);
  }
}
