import type {
  ContinuationStore,
  ParentRecord,
} from '../storage/continuations/continuation-store.js';
import { retryWhileUnavailable } from '../storage/retry-while-unavailable.js';
import type { CallerTransaction } from '../support/caller-transaction.js';
import { MicroBatcher } from '../support/flow/micro-batcher.js';
import { UnknownParentError } from './errors/unknown-parent-error.js';

const MAX_BATCH_SIZE = 1_000;
const MAX_IN_FLIGHT = 2;

/** The parents of a new job or batch, by id. */
export type ParentRecords = ReadonlyMap<string, ParentRecord>;

/** Looks parents up. Calls that come at the same time share a statement. */
export class ParentReader {
  private readonly batcher: MicroBatcher<string, ParentRecord | undefined>;

  constructor(private readonly store: Pick<ContinuationStore, 'findParents'>) {
    this.batcher = new MicroBatcher({
      flush: async (ids) => {
        const found = await retryWhileUnavailable(() => this.findIn([...new Set(ids)]));
        return ids.map((id) => found.get(id));
      },
      maxBatchSize: MAX_BATCH_SIZE,
      maxInFlight: MAX_IN_FLIGHT,
      blame: () => 'all',
    });
  }

  /** @throws UnknownParentError unless all parents exist */
  async find(ids: readonly string[], transaction?: CallerTransaction): Promise<ParentRecords> {
    if (ids.length === 0) return new Map();

    const found = transaction ? await this.findIn(ids, transaction) : await this.findShared(ids);
    const unknown = ids.filter((id) => !found.has(id));
    if (unknown.length > 0) throw new UnknownParentError(unknown);
    return found;
  }

  private async findShared(ids: readonly string[]): Promise<ParentRecords> {
    const records = await Promise.all(ids.map((id) => this.batcher.add(id)));
    return byId(records.filter((record) => record !== undefined));
  }

  private async findIn(
    ids: readonly string[],
    transaction?: CallerTransaction,
  ): Promise<ParentRecords> {
    return byId(await this.store.findParents(ids, transaction));
  }
}

const byId = (records: readonly ParentRecord[]): ParentRecords =>
  new Map(records.map((record) => [record.id, record]));
