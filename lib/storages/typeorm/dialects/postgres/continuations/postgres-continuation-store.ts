import { AwaitingState } from '../../../../../states/awaiting-state.js';
import type {
  ContinuationRecord,
  ContinuationStore,
  ParentRecord,
  ReleaseDecision,
  ReleasedJob,
} from '../../../../../storage/continuation-store.js';
import type { Transition } from '../../../../../storage/transition.js';
import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import { isUuid } from '../../../../../support/uuid-v7.js';
import { continuationOf } from './continuation-rows.js';
import { jobRecordOf } from '../jobs/job-rows.js';
import { type ClosedLink, LinkCloser } from './link-closer.js';
import { ParentWatch } from './parent-watch.js';
import type { Executor, PostgresDatabase, Row } from '../connection/postgres-database.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import { findContinuations, findParentLinks, findParents } from './continuations.sql.js';
import {
  judgeWaitingBatches,
  judgeWaitingJobs,
  lockWaitingBatches,
  lockWaitingJobs,
} from './release-continuations.sql.js';
import type { Applied, TransitionApplier } from '../jobs/transition-applier.js';

/** How many parents a release looks at; it may find nothing to close for most of them. */
const MAX_DUE_PARENTS = 1_000;

/** What a release did inside its transaction. */
interface Release {
  readonly closed: number;
  readonly mayHaveMore: boolean;
  readonly announce: () => void;
}

const NOTHING: Release = { closed: 0, mayHaveMore: false, announce: () => {} };

export class PostgresContinuationStore implements ContinuationStore {
  private readonly watch: ParentWatch;
  private readonly closer = new LinkCloser();

  constructor(
    private readonly database: PostgresDatabase,
    private readonly applier: TransitionApplier,
    private readonly events: PostgresEvents,
  ) {
    this.watch = new ParentWatch(database, events);
  }

  async findParents(
    ids: readonly string[],
    transaction?: CallerTransaction,
  ): Promise<ParentRecord[]> {
    const known = ids.filter(isUuid);
    if (known.length === 0) return [];

    const executor = transaction ? this.database.within(transaction) : this.database;
    const rows = await executor.run(findParents, [known]);
    return rows.map((row) => ({
      id: row.id as string,
      kind: row.kind as ParentRecord['kind'],
      state: row.state as string,
      isFinished: row.is_finished === true,
    }));
  }

  /**
   * First, by themselves, parents that have not ended; then, in one transaction, those that have: a
   * transaction that held both a parent and a child could wait for another one that does.
   */
  async release(limit: number, decide: ReleaseDecision) {
    const { hasFound, hasEnded, hasOthers } = await this.watch.watch(MAX_DUE_PARENTS);
    if (!hasEnded) return { closed: 0, hasFound, mayHaveMore: hasOthers };

    // A crash inside of it leaves the links open, and their parents due.
    const { closed, mayHaveMore, announce } = await this.database.transaction(
      'release continuations',
      (executor) => this.releaseWithin(executor, limit, decide),
    );
    announce();
    return { closed, hasFound, mayHaveMore: mayHaveMore || hasOthers };
  }

  async findContinuations(parentId: string, limit: number): Promise<ContinuationRecord[]> {
    if (!isUuid(parentId)) return [];

    const rows = await this.database.run(findContinuations, [parentId, limit]);
    return rows.map(continuationOf);
  }

  async findParentLinks(childId: string): Promise<ContinuationRecord[]> {
    if (!isUuid(childId)) return [];

    const rows = await this.database.run(findParentLinks, [childId]);
    return rows.map(continuationOf);
  }

  private async releaseWithin(
    executor: Executor,
    limit: number,
    decide: ReleaseDecision,
  ): Promise<Release> {
    const { links, hasDueParents } = await this.closer.close(executor, MAX_DUE_PARENTS, limit);
    if (links.length === 0) return { ...NOTHING, mayHaveMore: hasDueParents };

    const children = [...new Set(links.map(({ childId }) => childId))].sort();
    const unmet = unmetChildrenOf(links);
    const jobs = await executor.run(lockWaitingJobs, [children]);
    const announceJobs = await this.releaseJobs(executor, jobs, unmet, decide);
    const others = without(children, idsOf(jobs));
    const hasBatches = others.length > 0 && (await this.releaseBatches(executor, others, unmet));

    return {
      closed: links.length,
      mayHaveMore: hasDueParents || hasBatches,
      announce: () => {
        announceJobs();
        if (!hasBatches) return;
        this.events.announceContinuations();
        this.events.announceBatches();
      },
    };
  }

  /** @returns what announces it after the commit */
  private async releaseJobs(
    executor: Executor,
    locked: readonly Row[],
    unmet: readonly string[],
    decide: ReleaseDecision,
  ): Promise<() => void> {
    const ids = idsOf(locked.filter(({ state }) => state === AwaitingState.NAME));
    if (ids.length === 0) return () => {};

    const rows = await executor.run(judgeWaitingJobs, [ids, unmet]);
    if (rows.length === 0) return () => {};

    const transitions = await decide(rows.map(releasedJobOf));
    const applied = await this.apply(executor, transitions);
    return () => this.applier.announce(transitions, applied);
  }

  private async apply(executor: Executor, transitions: readonly Transition[]): Promise<Applied> {
    await this.applier.prepareWithin(executor, transitions);
    return this.applier.applyOn(executor, transitions);
  }

  /** @returns whether there were some */
  private async releaseBatches(
    executor: Executor,
    children: readonly string[],
    unmet: readonly string[],
  ): Promise<boolean> {
    const ids = idsOf(await executor.run(lockWaitingBatches, [children]));
    if (ids.length === 0) return false;

    const judged = await executor.run(judgeWaitingBatches, [ids, unmet]);
    return judged.length > 0;
  }
}

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id as string);

function without(ids: readonly string[], known: readonly string[]): readonly string[] {
  const excluded = new Set(known);
  return ids.filter((id) => !excluded.has(id));
}

const unmetChildrenOf = (links: readonly ClosedLink[]) =>
  links.filter(({ isUnmet }) => isUnmet).map(({ childId }) => childId);

function releasedJobOf(row: Row): ReleasedJob {
  const job = jobRecordOf(row);
  if (row.unmet_parent_id === null) return { job, unmet: undefined };

  const unmet = {
    parent_id: row.unmet_parent_id,
    child_id: job.id,
    condition: row.unmet_condition,
    outcome: row.unmet_outcome,
  };
  return { job, unmet: continuationOf(unmet) };
}
