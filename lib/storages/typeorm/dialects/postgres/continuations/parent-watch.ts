import type { PostgresDatabase } from '../connection/postgres-database.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import { watchParent, watchParents } from './release-continuations.sql.js';

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
export class ParentWatch {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly events: PostgresEvents,
  ) {}

  /** @param limit how many of those that are due to look at */
  async watch(limit: number): Promise<ParentsLeft> {
    const [row] = await this.database.run(watchParents, [limit]);
    const { due, removed } = row as { due: number; removed: number };
    const busy = row?.busy as string[];

    // Claims pass over jobs that are being marked.
    this.events.announceReady(row?.passed_queues as string[]);
    for (const id of busy) await this.waitAndWatch(id);
    const hasOthers = due === limit || busy.length > 0;
    return { hasFound: due > 0, hasEnded: due > removed, hasOthers };
  }

  private async waitAndWatch(id: string): Promise<void> {
    for (const { state, queue } of await this.database.run(watchParent, [id])) {
      if (state === 'Enqueued') this.events.announceReady([queue as string]);
    }
  }
}
