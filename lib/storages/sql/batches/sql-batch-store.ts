import type {
  BatchProgress,
  BatchRecord,
  BatchStore,
  FoldResult,
} from '../../../storage/batches/batch-store.js';
import type { CallerTransaction } from '../../../support/caller-transaction.js';
import { isUuid } from '../../../support/uuid-v7.js';
import type { SqlEvents } from '../events/sql-events.js';
import type { SqlDatabase } from '../sql-database.js';
import type { BatchOperations, FoldedBatches } from './batch-operations.js';

/** How many increments of batches that are gone are removed at a time. */
const LOST_INCREMENTS = 1_000;

interface Fold extends FoldedBatches {
  readonly ids: readonly string[];
}

const NOTHING: Fold = { ids: [], hasEnded: false, hasNoted: false, circular: [] };

export class SqlBatchStore<E> implements BatchStore {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: BatchOperations<E>,
    private readonly events: SqlEvents<E>,
  ) {}

  async find(id: string, transaction?: CallerTransaction): Promise<BatchRecord | undefined> {
    if (!isUuid(id)) return undefined;

    const { database } = this;
    const executor = transaction ? database.within(transaction) : database.executor;
    return this.operations.find(executor, id);
  }

  async findNested(id: string): Promise<BatchRecord[]> {
    if (!isUuid(id)) return [];

    return this.operations.findNested(this.database.executor, id);
  }

  async cancel(id: string): Promise<boolean> {
    if (!isUuid(id)) return false;

    const canceled = await this.operations.cancel(this.database.executor, id);
    if (!canceled) return false;

    if (canceled.hasContinuations) this.events.hint('continuations');
    this.events.hint('batches');
    this.events.announceReady(canceled.readyQueues);
    return true;
  }

  async fold(limit: number, retentionMs: number): Promise<FoldResult> {
    const { ids, hasEnded, hasNoted, circular } = await this.database.transaction(
      'fold batches',
      (executor) => this.foldWithin(executor, limit, retentionMs),
    );
    if (hasEnded) this.events.hint('continuations');
    if (ids.length === 0) return this.removeLost();

    const isPartial = ids.length === limit || hasNoted;
    const mayHaveMore = isPartial || (await this.hasUncounted(ids));
    return { hasFound: true, mayHaveMore, circular };
  }

  async recount(id: string): Promise<BatchProgress | undefined> {
    if (!isUuid(id)) return undefined;

    return this.operations.recount(this.database.executor, id);
  }

  private async foldWithin(executor: E, limit: number, retentionMs: number): Promise<Fold> {
    const ids = await this.operations.lockUncounted(executor, limit);
    if (ids.length === 0) return NOTHING;

    return { ids, ...(await this.operations.fold(executor, ids, retentionMs)) };
  }

  private async removeLost(): Promise<FoldResult> {
    const removed = await this.operations.removeLost(this.database.executor, LOST_INCREMENTS);
    return { hasFound: removed > 0, mayHaveMore: removed === LOST_INCREMENTS, circular: [] };
  }

  /** Increments that came while this server was folding, and the others passed over these batches. */
  private hasUncounted(ids: readonly string[]): Promise<boolean> {
    return this.operations.hasUncounted(this.database.executor, ids);
  }
}
