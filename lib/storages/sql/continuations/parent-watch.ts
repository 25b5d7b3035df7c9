import type { SqlEvents } from '../events/sql-events.js';
import type { SqlDatabase } from '../sql-database.js';
import type { ContinuationOperations, PassedOver } from './continuation-operations.js';

/** What a look at the parents that are due has left to do. */
export interface ParentsLeft {
  /** Whether any were due. */
  readonly hasFound: boolean;
  /** Whether some of them may have ended. */
  readonly hasEnded: boolean;
  /** Whether there are parents that were not looked at, or could not be. */
  readonly hasOthers: boolean;
}

/** Lets parents that are still under way tell by themselves when they end. */
export class ParentWatch<E> {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: ContinuationOperations<E>,
    private readonly events: SqlEvents<E>,
  ) {}

  /** @param limit how many of those that are due to look at */
  async watch(limit: number): Promise<ParentsLeft> {
    const { executor } = this.database;
    const watched = await this.operations.watchParents(executor, limit);
    const { due, removed, busy, passedOver } = watched;

    this.announce(passedOver);
    for (const id of busy) this.announce(await this.operations.watchParent(executor, id));
    const hasOthers = due === limit || busy.length > 0;
    return { hasFound: due > 0, hasEnded: due > removed, hasOthers };
  }

  private announce({ queues, hasBatches }: PassedOver): void {
    this.events.announceReady(queues);
    if (hasBatches) this.events.hint('batches');
  }
}
