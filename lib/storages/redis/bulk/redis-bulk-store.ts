import type {
  BulkOperationRecord,
  BulkProgress,
  BulkStore,
  NewBulkOperation,
} from '../../../storage/bulk/bulk-store.js';
import { requireValidLimit, requireValidSearch } from '../../../storage/monitoring/valid-search.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { chunksOf } from '../../parts/chunks.js';
import { bulkOperationOf } from '../../parts/stored-bulk-operation.js';
import type { RedisExecutor } from '../redis-executor.js';
import {
  CANCEL_BULK,
  CREATE_BULK,
  FIND_BULK,
  HAND_BACK_BULK,
  LIST_BULKS,
  NOTE_JOBS,
  PROGRESS_BULK,
  TAKE_BULK,
} from './bulk.lua.js';
import {
  type BulkRow,
  cursorArguments,
  newBulkArguments,
  progressArguments,
  storedBulkOperationOf,
} from './bulk-row.js';

const JOBS_IN_NOTE = 1_000;
const OPERATIONS_IN_LIST = 500;

export class RedisBulkStore implements BulkStore {
  constructor(private readonly redis: RedisExecutor) {}

  async create(operation: NewBulkOperation): Promise<void> {
    requireValidSearch(operation.search);
    await this.redis.run(CREATE_BULK, newBulkArguments(operation));
  }

  async take(staleAfterMs: number): Promise<BulkOperationRecord | undefined> {
    return recordOf(await this.redis.run<BulkRow | null>(TAKE_BULK, [staleAfterMs]));
  }

  async note(id: string, jobIds: readonly string[]): Promise<void> {
    for (const chunk of chunksOf(jobIds.filter(isUuid), { count: JOBS_IN_NOTE })) {
      await this.redis.run(NOTE_JOBS, [id, ...chunk]);
    }
  }

  async progress(id: string, progress: BulkProgress, from?: string): Promise<boolean> {
    const going = await this.redis.run(PROGRESS_BULK, [id, ...progressArguments(progress, from)]);
    return going === 1;
  }

  async handBack(id: string, from?: string): Promise<void> {
    await this.redis.run(HAND_BACK_BULK, [id, ...cursorArguments(from)]);
  }

  async cancel(id: string): Promise<boolean> {
    return (await this.redis.run(CANCEL_BULK, [id])) === 1;
  }

  async find(id: string): Promise<BulkOperationRecord | undefined> {
    return recordOf(await this.redis.run<BulkRow | null>(FIND_BULK, [id]));
  }

  async list(limit: number): Promise<BulkOperationRecord[]> {
    requireValidLimit(limit);
    const found: BulkOperationRecord[] = [];
    for (let first = 0; first < limit; first += OPERATIONS_IN_LIST) {
      const last = Math.min(limit, first + OPERATIONS_IN_LIST) - 1;
      const rows = await this.redis.run<BulkRow[]>(LIST_BULKS, [first, last]);
      found.push(...rows.flatMap((row) => recordOf(row) ?? []));
      if (rows.length < OPERATIONS_IN_LIST) break;
    }
    return found;
  }
}

const recordOf = (row: BulkRow | null): BulkOperationRecord | undefined =>
  row ? bulkOperationOf(storedBulkOperationOf(row)) : undefined;
