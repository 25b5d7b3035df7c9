import type {
  ContinuationRecord,
  ContinuationStore,
  ParentRecord,
  ReleaseDecision,
} from '../../../storage/continuations/continuation-store.js';
import { TransactionNotSupportedError } from '../../../storage/errors/transaction-not-supported-error.js';
import type { CallerTransaction } from '../../../support/caller-transaction.js';
import { hasEnded } from '../batches/stored-batch.js';
import { toJobRecord } from '../jobs/job-mapping.js';
import { isFinished } from '../jobs/stored-job.js';
import type { TransitionApplier } from '../jobs/transition-applier.js';
import type { MemoryTables } from '../memory-tables.js';
import { takeClosedLinks } from './closed-links.js';
import { judgeBatches, judgeJobs } from './verdicts.js';

/**
 * A release awaits its decision, so other operations may happen meanwhile. Other releases wait for their turn. The
 * release closes the links after the decision. A job that somebody changed meanwhile does not meet the expectation of
 * its transition.
 */
export class MemoryContinuationStore implements ContinuationStore {
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly tables: MemoryTables,
    private readonly transitions: TransitionApplier,
  ) {}

  async findParents(
    ids: readonly string[],
    transaction?: CallerTransaction,
  ): Promise<ParentRecord[]> {
    if (transaction !== undefined) throw new TransactionNotSupportedError('memory');
    return [...new Set(ids)].flatMap((id) => this.findParent(id) ?? []);
  }

  async release(limit: number, decide: ReleaseDecision) {
    const turn = this.lastTurn.then(() => this.releaseNow(limit, decide));
    this.lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async findContinuations(parentId: string, limit: number): Promise<ContinuationRecord[]> {
    return this.tables.links.linksOfParent(parentId).slice(0, limit);
  }

  async findParentLinks(childId: string): Promise<ContinuationRecord[]> {
    return this.tables.links.linksOfChild(childId);
  }

  private async releaseNow(limit: number, decide: ReleaseDecision) {
    const hasFound = this.tables.links.hasDue;
    const links = takeClosedLinks(this.tables, limit);
    try {
      await this.moveJobs(links, decide);
    } catch (error) {
      for (const { parentId } of links) this.tables.links.noteEnd(parentId);
      throw error;
    }
    this.moveBatches(links);
    for (const link of links) this.tables.links.close(link);
    this.tables.events.tell();
    return { closed: links.length, hasFound, mayHaveMore: this.tables.links.hasDue };
  }

  private async moveJobs(
    links: readonly ContinuationRecord[],
    decide: ReleaseDecision,
  ): Promise<void> {
    const released = judgeJobs(this.tables, links).map(({ child, unmet }) => ({
      job: toJobRecord(child),
      unmet: unmet && { ...unmet },
    }));
    if (released.length > 0) this.transitions.apply(await decide(released));
  }

  private moveBatches(links: readonly ContinuationRecord[]): void {
    const { batches } = this.tables;
    const now = this.tables.now();
    for (const { child, unmet } of judgeBatches(this.tables, links)) {
      batches.replace(
        child,
        unmet ? { state: 'Deleted', finishedAt: now } : { state: 'Started', startedAt: now },
      );
      // All jobs of the batch may have ended while it waited.
      batches.noteChange(child.id);
    }
  }

  private findParent(id: string): ParentRecord | undefined {
    const job = this.tables.jobs.find(id);
    if (job) return { id, kind: 'job', state: job.state, isFinished: isFinished(job) };

    const batch = this.tables.batches.find(id);
    return batch && { id, kind: 'batch', state: batch.state, isFinished: hasEnded(batch) };
  }
}
