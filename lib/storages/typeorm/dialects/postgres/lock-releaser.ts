import type { LeasedJob } from '../../../../storage/queue-store.js';
import type { Transition } from '../../../../storage/transition.js';
import { leaseColumns } from './lease-columns.js';
import type { Executor } from './postgres-database.js';
import type { StatementBuilder } from './statement.js';
import { freeLocksOfRuns, freeLocksOfServers, wakeWaitingJobs } from './statements/locks.js';

/**
 * Frees resources and lets those go on that wait for them, inside somebody's transaction. Every
 * method answers with the queues that got a job.
 */
export class LockReleaser {
  release(executor: Executor, transitions: readonly Transition[]): Promise<string[]> {
    const runs = transitions.flatMap(({ jobId: id, releases, from: { serverId, attempt } }) =>
      releases === undefined || serverId === undefined || attempt === undefined
        ? []
        : [{ id, lease: { serverId, attempt } }],
    );
    return this.releaseOfRuns(executor, runs);
  }

  async releaseOfRuns(executor: Executor, runs: readonly LeasedJob[]): Promise<string[]> {
    if (runs.length === 0) return [];

    return this.free(executor, freeLocksOfRuns, leaseColumns(runs));
  }

  async releaseOfServers(executor: Executor, serverIds: readonly string[]): Promise<string[]> {
    return serverIds.length === 0 ? [] : this.free(executor, freeLocksOfServers, [serverIds]);
  }

  /** For jobs that were woken for these resources and went elsewhere. */
  async passOn(executor: Executor, resources: readonly unknown[]): Promise<string[]> {
    if (resources.length === 0) return [];

    const woken = await executor.run(wakeWaitingJobs, [resources]);
    return woken.map(({ queue }) => queue as string);
  }

  private async free(
    executor: Executor,
    statement: StatementBuilder,
    parameters: readonly unknown[],
  ): Promise<string[]> {
    const freed = await executor.run(statement, parameters);
    return this.passOn(
      executor,
      freed.map(({ resource }) => resource),
    );
  }
}
