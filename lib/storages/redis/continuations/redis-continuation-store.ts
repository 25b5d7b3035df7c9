import type {
  ContinuationRecord,
  ContinuationStore,
  ParentRecord,
  ReleaseDecision,
  ReleaseResult,
} from '../../../storage/continuations/continuation-store.js';
import { TransactionNotSupportedError } from '../../../storage/errors/transaction-not-supported-error.js';
import type { CallerTransaction } from '../../../support/caller-transaction.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { chunksOf } from '../../parts/chunks.js';
import { hasBatchEnded } from '../batches/batch-row.js';
import { inPairs } from '../in-pairs.js';
import type { RedisExecutor } from '../redis-executor.js';
import { FIND_CONTINUATIONS, FIND_PARENT_LINKS, FIND_PARENTS } from './find-links.lua.js';
import { childLinkOf, parentLinkOf } from './link-rows.js';
import type { ReleaseSteps } from './release-steps.js';

const PARENTS_IN_READING = 500;
const LINKS_IN_READING = 500;

type ParentRow = readonly [id: string, kind: 'job' | 'batch', state: string, isFinished: 0 | 1];

/**
 * A release takes links whose parents have ended, asks what becomes of the jobs that waited, and settles child by child. Where
 * the process dies in between, the links that it has not settled are open, and their parents are due again after a while.
 */
export class RedisContinuationStore implements ContinuationStore {
  constructor(
    private readonly redis: RedisExecutor,
    private readonly steps: ReleaseSteps,
  ) {}

  async findParents(
    ids: readonly string[],
    transaction?: CallerTransaction,
  ): Promise<ParentRecord[]> {
    if (transaction !== undefined) throw new TransactionNotSupportedError('redis');

    const known = [...new Set(ids.filter(isUuid))];
    const parents: ParentRecord[] = [];
    for (const chunk of chunksOf(known, { count: PARENTS_IN_READING })) {
      const rows = await this.redis.run<ParentRow[]>(FIND_PARENTS, chunk);
      parents.push(...rows.map(parentOf));
    }
    return parents;
  }

  async release(limit: number, decide: ReleaseDecision): Promise<ReleaseResult> {
    const taken = await this.steps.take(limit);
    if (taken.parents.length === 0) {
      return { closed: 0, hasFound: taken.hasFound, mayHaveMore: taken.hasOthers };
    }
    try {
      const transitions = taken.released.length > 0 ? await decide(taken.released) : [];
      const closed = await this.steps.settle(taken, transitions);
      const stillDue = await this.steps.letGo(taken);
      return { closed, hasFound: true, mayHaveMore: taken.hasOthers || stillDue > 0 };
    } catch (error) {
      // Where the server is away, other releases pass over the parents for a while.
      await this.steps.letGo(taken).catch(() => {});
      throw error;
    }
  }

  async findContinuations(parentId: string, limit: number): Promise<ContinuationRecord[]> {
    const links: ContinuationRecord[] = [];
    if (!isUuid(parentId)) return links;

    for (let behind = '-'; links.length < limit; ) {
      const wanted = Math.min(limit - links.length, LINKS_IN_READING);
      const args = [parentId, wanted, behind];
      const rows = await this.redis.run<[string, string][]>(FIND_CONTINUATIONS, args);
      links.push(...rows.map(([end, outcome]) => childLinkOf(parentId, end, outcome)));
      if (rows.length < wanted) break;
      behind = `(${rows.at(-1)?.[0]}`;
    }
    return links;
  }

  async findParentLinks(childId: string): Promise<ContinuationRecord[]> {
    if (!isUuid(childId)) return [];

    const found = new Map<string, string>();
    let cursor = '0';
    do {
      const [next, texts] = await this.redis.run<[string, string[]]>(FIND_PARENT_LINKS, [
        childId,
        cursor,
      ]);
      for (const [end, outcome] of inPairs(texts)) found.set(end, outcome);
      cursor = next;
    } while (cursor !== '0');
    return [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([end, outcome]) => parentLinkOf(childId, end, outcome));
  }
}

const parentOf = ([id, kind, state, isFinished]: ParentRow): ParentRecord => ({
  id,
  kind,
  state,
  isFinished: kind === 'batch' ? hasBatchEnded(state) : isFinished === 1,
});
