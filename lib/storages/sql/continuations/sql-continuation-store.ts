import { AwaitingState } from '../../../states/awaiting-state.js';
import type {
  ContinuationRecord,
  ContinuationStore,
  ParentRecord,
  ReleaseDecision,
} from '../../../storage/continuations/continuation-store.js';
import type { Transition } from '../../../storage/jobs/transition.js';
import type { CallerTransaction } from '../../../support/caller-transaction.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { decidingTransaction } from '../deciding-transaction.js';
import type { SqlEvents } from '../events/sql-events.js';
import type { StateOfJob } from '../jobs/job-operations.js';
import type { Applied, TransitionApplier } from '../jobs/transition-applier.js';
import type { SqlDatabase } from '../sql-database.js';
import type { ContinuationOperations } from './continuation-operations.js';
import { LinkCloser } from './link-closer.js';
import { ParentWatch } from './parent-watch.js';
import type { ClosedLink, ReleaseOperations } from './release-operations.js';

/** How many parents a release looks at; it may find nothing to close for most of them. */
const MAX_DUE_PARENTS = 1_000;

/** What a release did inside its transaction. */
interface Release {
  readonly closed: number;
  readonly mayHaveMore: boolean;
  readonly announce: () => void;
}

const NOTHING: Release = { closed: 0, mayHaveMore: false, announce: () => {} };

export class SqlContinuationStore<E> implements ContinuationStore {
  private readonly watch: ParentWatch<E>;
  private readonly closer: LinkCloser<E>;

  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: ContinuationOperations<E>,
    private readonly releases: ReleaseOperations<E>,
    private readonly applier: TransitionApplier<E>,
    private readonly events: SqlEvents<E>,
  ) {
    this.watch = new ParentWatch(database, operations, events);
    this.closer = new LinkCloser(releases);
  }

  async findParents(
    ids: readonly string[],
    transaction?: CallerTransaction,
  ): Promise<ParentRecord[]> {
    const known = ids.filter(isUuid);
    if (known.length === 0) return [];

    const { database } = this;
    const executor = transaction ? database.within(transaction) : database.executor;
    return this.operations.findParents(executor, known);
  }

  /**
   * First, by themselves, parents that have not ended; then, in one transaction, those that have: a
   * transaction that held both a parent and a child could wait for another one that does.
   */
  async release(limit: number, decide: ReleaseDecision) {
    const { hasFound, hasEnded, hasOthers } = await this.watch.watch(MAX_DUE_PARENTS);
    if (!hasEnded) return { closed: 0, hasFound, mayHaveMore: hasOthers };

    // A crash inside of it leaves the links open, and their parents due.
    const { closed, mayHaveMore, announce } = await decidingTransaction(
      this.database,
      'release continuations',
      decide,
      (executor, ask) => this.releaseWithin(executor, limit, ask),
    );
    announce();
    return { closed, hasFound, mayHaveMore: mayHaveMore || hasOthers };
  }

  async findContinuations(parentId: string, limit: number): Promise<ContinuationRecord[]> {
    if (!isUuid(parentId)) return [];

    return this.operations.findContinuations(this.database.executor, parentId, limit);
  }

  async findParentLinks(childId: string): Promise<ContinuationRecord[]> {
    if (!isUuid(childId)) return [];

    return this.operations.findParentLinks(this.database.executor, childId);
  }

  private async releaseWithin(
    executor: E,
    limit: number,
    decide: ReleaseDecision,
  ): Promise<Release> {
    const { links, hasDueParents } = await this.closer.close(executor, MAX_DUE_PARENTS, limit);
    if (links.length === 0) return { ...NOTHING, mayHaveMore: hasDueParents };

    const children = [...new Set(links.map(({ childId }) => childId))].sort();
    const unmet = unmetChildrenOf(links);
    const jobs = await this.releases.lockWaitingJobs(executor, children);
    const announceJobs = await this.releaseJobs(executor, jobs, unmet, decide);
    const others = without(children, idsOf(jobs));
    const hasBatches = others.length > 0 && (await this.releaseBatches(executor, others, unmet));

    return {
      closed: links.length,
      mayHaveMore: hasDueParents || hasBatches,
      announce: () => {
        announceJobs();
        if (!hasBatches) return;
        this.events.hint('continuations');
        this.events.hint('batches');
      },
    };
  }

  /** @returns what announces it after the commit */
  private async releaseJobs(
    executor: E,
    locked: readonly StateOfJob[],
    unmet: readonly string[],
    decide: ReleaseDecision,
  ): Promise<() => void> {
    const ids = idsOf(locked.filter(({ state }) => state === AwaitingState.NAME));
    if (ids.length === 0) return () => {};

    const released = await this.releases.judgeWaitingJobs(executor, ids, unmet);
    if (released.length === 0) return () => {};

    const transitions = await decide(released);
    const applied = await this.apply(executor, transitions);
    return () => this.applier.announce(transitions, applied);
  }

  private async apply(executor: E, transitions: readonly Transition[]): Promise<Applied> {
    await this.applier.prepareWithin(executor, transitions);
    return this.applier.applyOn(executor, transitions);
  }

  /** @returns whether there were some */
  private async releaseBatches(
    executor: E,
    children: readonly string[],
    unmet: readonly string[],
  ): Promise<boolean> {
    const ids = await this.releases.lockWaitingBatches(executor, children);
    if (ids.length === 0) return false;

    const judged = await this.releases.judgeWaitingBatches(executor, ids, unmet);
    return judged.length > 0;
  }
}

const idsOf = (jobs: readonly StateOfJob[]) => jobs.map(({ id }) => id);

function without(ids: readonly string[], known: readonly string[]): readonly string[] {
  const excluded = new Set(known);
  return ids.filter((id) => !excluded.has(id));
}

const unmetChildrenOf = (links: readonly ClosedLink[]) =>
  links.filter(({ isUnmet }) => isUnmet).map(({ childId }) => childId);
