import type {
  BatchProgress,
  BatchRecord,
  BatchStore,
  FoldResult,
} from '../../../storage/batches/batch-store.js';
import { TransactionNotSupportedError } from '../../../storage/errors/transaction-not-supported-error.js';
import type { CallerTransaction } from '../../../support/caller-transaction.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { inPairs } from '../in-pairs.js';
import type { RedisExecutor } from '../redis-executor.js';
import { batchRecordOf, progressOf } from './batch-row.js';
import { CANCEL_BATCH, GO_ON_CANCELING } from './cancel-batch.lua.js';
import { COUNT_JOBS } from './count-jobs.lua.js';
import { FIND_BATCH, FIND_NESTED } from './find-batches.lua.js';
import { FOLD_BATCHES } from './fold-batches.lua.js';

const BATCHES_IN_FOLD = 100;
const JOBS_IN_COUNT = 500;

type FoldRow = readonly [
  hasFound: 0 | 1,
  folded: number,
  hasMore: 0 | 1,
  isCanceling: number,
  circular: string[],
];
type NestedRows = readonly [cursor: string, rows: (readonly [id: string, row: string[]])[]];

export class RedisBatchStore implements BatchStore {
  constructor(private readonly redis: RedisExecutor) {}

  async find(id: string, transaction?: CallerTransaction): Promise<BatchRecord | undefined> {
    if (transaction !== undefined) throw new TransactionNotSupportedError('redis');
    if (!isUuid(id)) return undefined;

    return batchRecordOf(id, await this.redis.run<string[]>(FIND_BATCH, [id]));
  }

  async findNested(id: string): Promise<BatchRecord[]> {
    if (!isUuid(id)) return [];

    const found = new Map<string, BatchRecord>();
    let cursor = '0';
    do {
      const [next, rows] = await this.redis.run<NestedRows>(FIND_NESTED, [id, cursor]);
      for (const [nestedId, row] of rows) {
        const record = batchRecordOf(nestedId, row);
        if (record) found.set(nestedId, record);
      }
      cursor = next;
    } while (cursor !== '0');
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** A crash in between leaves the rest to the next fold. */
  async cancel(id: string): Promise<boolean> {
    if (!isUuid(id)) return false;

    const [isCanceled, isDone] = await this.redis.run<[0 | 1, 0 | 1]>(CANCEL_BATCH, [id]);
    if (isDone === 0) await this.goOnCanceling();
    return isCanceled === 1;
  }

  async fold(limit: number, retentionMs: number): Promise<FoldResult> {
    const circular: string[] = [];
    let hasFound = false;
    let left = limit;
    for (;;) {
      const wanted = Math.min(left, BATCHES_IN_FOLD);
      const args = [wanted, Math.trunc(retentionMs)];
      const [found, folded, hasMore, isCanceling, ids] = await this.redis.run<FoldRow>(
        FOLD_BATCHES,
        args,
      );
      hasFound ||= found === 1;
      left -= folded;
      circular.push(...ids);
      const mayHaveMore = hasMore === 1;
      if (isCanceling > 0) await this.goOnCanceling();
      else if (mayHaveMore && left > 0) continue;
      return { hasFound, mayHaveMore, circular: [...new Set(circular)].sort() };
    }
  }

  async recount(id: string): Promise<BatchProgress | undefined> {
    if ((await this.find(id)) === undefined) return undefined;

    const ids = new Set([id]);
    const counts = new Map<string, number>();
    for (const one of ids) {
      await this.countJobsOf(one, counts);
      for (const nested of await this.findNested(one)) ids.add(nested.id);
    }
    return progressOf(counts);
  }

  private async countJobsOf(id: string, counts: Map<string, number>): Promise<void> {
    for (let behind = '-'; ; ) {
      const args = [id, JOBS_IN_COUNT, behind];
      const [last, row] = await this.redis.run<[string, string[]]>(COUNT_JOBS, args);
      for (const [place, count] of inPairs(row)) {
        counts.set(place, (counts.get(place) ?? 0) + Number(count));
      }
      if (last === '') return;
      behind = `(${last}`;
    }
  }

  private async goOnCanceling(): Promise<void> {
    while ((await this.redis.run<0 | 1>(GO_ON_CANCELING)) === 0);
  }
}
