import type {
  BatchProgress,
  BatchRecord,
  BatchStore,
  FoldResult,
} from '../../../../../storage/batch-store.js';
import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import { isUuid } from '../../../../../support/uuid-v7.js';
import type { Executor, PostgresDatabase } from '../connection/postgres-database.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import { batchRecordOf, progressOf } from './batch-rows.js';
import { cancelBatch, findBatch, findNestedBatches, recountBatch } from './batches.sql.js';
import {
  foldBatches,
  hasUncountedBatches,
  lockUncountedBatches,
  removeLostIncrements,
} from './fold-batches.sql.js';

/** How many increments of batches that are gone are removed at a time. */
const LOST_INCREMENTS = 1_000;

export class PostgresBatchStore implements BatchStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly events: PostgresEvents,
  ) {}

  async find(id: string, transaction?: CallerTransaction): Promise<BatchRecord | undefined> {
    if (!isUuid(id)) return undefined;

    const executor = transaction ? this.database.within(transaction) : this.database;
    const [row] = await executor.run(findBatch, [id]);
    return row && batchRecordOf(row);
  }

  async findNested(id: string): Promise<BatchRecord[]> {
    if (!isUuid(id)) return [];

    const rows = await this.database.run(findNestedBatches, [id]);
    return rows.map(batchRecordOf);
  }

  async cancel(id: string): Promise<boolean> {
    if (!isUuid(id)) return false;

    const [canceled] = await this.database.run(cancelBatch, [id]);
    if (!canceled) return false;

    if (canceled.has_continuations) this.events.announceContinuations();
    this.events.announceBatches();
    return true;
  }

  async fold(limit: number, retentionMs: number): Promise<FoldResult> {
    const { ids, hasEnded, hasNoted, circular } = await this.database.transaction(
      'fold batches',
      (executor) => foldWithin(executor, limit, retentionMs),
    );
    if (hasEnded) this.events.announceContinuations();
    if (ids.length === 0) return this.removeLost();

    const isPartial = ids.length === limit || hasNoted;
    const mayHaveMore = isPartial || (await this.hasUncounted(ids));
    return { hasFound: true, mayHaveMore, circular };
  }

  async recount(id: string): Promise<BatchProgress | undefined> {
    if (!isUuid(id)) return undefined;

    const [row] = await this.database.run(recountBatch, [id]);
    return row?.exists === true ? progressOf(row) : undefined;
  }

  private async removeLost(): Promise<FoldResult> {
    const { length } = await this.database.run(removeLostIncrements, [LOST_INCREMENTS]);
    return { hasFound: length > 0, mayHaveMore: length === LOST_INCREMENTS, circular: [] };
  }

  /** What was noted while this server was folding them, and the others passed over them. */
  private async hasUncounted(ids: readonly string[]): Promise<boolean> {
    const [row] = await this.database.run(hasUncountedBatches, [ids]);
    return row?.is_so === true;
  }
}

async function foldWithin(executor: Executor, limit: number, retentionMs: number) {
  const rows = await executor.run(lockUncountedBatches, [limit]);
  const ids = rows.map(({ id }) => id as string);
  if (ids.length === 0) return { ids, hasEnded: false, hasNoted: false, circular: [] };

  const [row] = await executor.run(foldBatches, [ids, retentionMs]);
  return {
    ids,
    hasEnded: row?.has_ended === true,
    hasNoted: row?.has_noted === true,
    circular: row?.circular as string[],
  };
}
