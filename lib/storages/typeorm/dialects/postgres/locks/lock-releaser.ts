import type { LeasedJob } from '../../../../../storage/queue-store.js';
import type { Transition } from '../../../../../storage/transition.js';
import { leaseColumns } from '../queues/lease-columns.js';
import type { Executor, Row } from '../connection/postgres-database.js';
import type { StatementBuilder } from '../statement.js';
import {
  endTurnsOfServers,
  findWantedResources,
  freeLocksOfNobody,
  freeLocksOfRuns,
  freeLocksOfServers,
  freeTurns,
  wakeFirstJobs,
  wakeFreeJobs,
} from './locks.sql.js';

/**
 * Frees resources and wakes those who stand first in line for them, inside somebody's transaction.
 * Every method answers with the queues that got a job.
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

  /** What they hold, and the turns of jobs that they have claimed. */
  async releaseOfServers(executor: Executor, serverIds: readonly string[]): Promise<string[]> {
    if (serverIds.length === 0) return [];

    const turns = await executor.run(endTurnsOfServers, [serverIds]);
    const freed = await this.free(executor, freeLocksOfServers, [serverIds]);
    const passedOn = await this.passOn(executor, resourcesOf(turns));
    return [...freed, ...passedOn];
  }

  /** What is held for runs of which neither the server nor the job is there. */
  releaseOfNobody(executor: Executor): Promise<string[]> {
    return this.free(executor, freeLocksOfNobody, []);
  }

  /** For jobs that were woken for these resources and went elsewhere. */
  async passOn(executor: Executor, resources: readonly unknown[]): Promise<string[]> {
    return resources.length === 0 ? [] : this.free(executor, freeTurns, [resources]);
  }

  /** Of resources that nobody holds and whose rows are locked. */
  async wakeNext(executor: Executor, resources: readonly unknown[]): Promise<string[]> {
    const queues: string[] = [];
    let asleep = resources;
    let wake = wakeFreeJobs;

    while (asleep.length > 0) {
      const lines = await executor.run(wake, [asleep]);
      for (const { queue, is_woken: isWoken } of lines) if (isWoken) queues.push(queue as string);

      // Somebody else was changing all who stand there. One of them may be left as it was.
      const rest = lines.filter(({ is_woken: isWoken }) => !isWoken);
      asleep = [...new Set(rest.map(({ resource }) => resource))];
      wake = wakeFirstJobs;
    }
    return queues;
  }

  private async free(
    executor: Executor,
    statement: StatementBuilder,
    parameters: readonly unknown[],
  ): Promise<string[]> {
    const freed = await executor.run(statement, parameters);
    if (freed.length === 0) return [];

    const wanted = await executor.run(findWantedResources, [resourcesOf(freed)]);
    return this.wakeNext(executor, resourcesOf(wanted));
  }
}

const resourcesOf = (rows: readonly Row[]) => rows.map(({ resource }) => resource);
