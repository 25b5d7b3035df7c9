import type { Transition } from '../../../storage/jobs/transition.js';
import type { LeasedJob } from '../../../storage/queues/queue-store.js';
import type { HeldRun, LockOperations } from './lock-operations.js';

/**
 * Frees resources and wakes those who stand first in line for them, inside somebody's transaction.
 * Every method answers with the queues that got a job.
 */
export class LockFreer<E> {
  constructor(private readonly operations: LockOperations<E>) {}

  free(executor: E, transitions: readonly Transition[]): Promise<string[]> {
    const holders = transitions.filter(({ frees }) => frees !== undefined);
    const runs = holders.flatMap(({ jobId: id, from: { serverId, attempt } }) =>
      serverId === undefined || attempt === undefined ? [] : [{ id, lease: { serverId, attempt } }],
    );
    return this.freeOfRuns(executor, runs);
  }

  /** Keeps the rows of runs as they are, and says what each run was woken for. */
  holdRuns(executor: E, runs: readonly LeasedJob[]): Promise<HeldRun[]> {
    return this.operations.holdRuns(executor, runs);
  }

  async freeOfRuns(executor: E, runs: readonly LeasedJob[]): Promise<string[]> {
    if (runs.length === 0) return [];

    return this.wakeFor(executor, await this.operations.freeOfRuns(executor, runs));
  }

  /** What they hold, and the turns of jobs that they have claimed. */
  async freeOfServers(executor: E, serverIds: readonly string[]): Promise<string[]> {
    if (serverIds.length === 0) return [];

    const turns = await this.operations.endTurnsOfServers(executor, serverIds);
    const freed = await this.operations.freeOfServers(executor, serverIds);
    const woken = await this.wakeFor(executor, freed);
    const passedOn = await this.passOn(executor, turns);
    return [...woken, ...passedOn];
  }

  /** What is held for runs of which neither the server nor the job is there. */
  async freeOfNobody(executor: E): Promise<string[]> {
    return this.wakeFor(executor, await this.operations.freeOfNobody(executor));
  }

  /** For jobs that were woken for these resources and went elsewhere. */
  async passOn(executor: E, resources: readonly string[]): Promise<string[]> {
    if (resources.length === 0) return [];

    return this.wakeFor(executor, await this.operations.freeTurns(executor, resources));
  }

  /** Of resources that nobody holds and whose rows are locked. */
  async wakeNext(executor: E, resources: readonly string[]): Promise<string[]> {
    if (resources.length === 0) return [];

    const queues: string[] = [];
    let lines = await this.operations.wakeFree(executor, resources);
    for (;;) {
      for (const { queue, isWoken } of lines) if (isWoken) queues.push(queue);

      // Somebody else was changing all who stand there. One of them may be left as it was.
      const rest = lines.filter(({ isWoken }) => !isWoken);
      if (rest.length === 0) return queues;

      const asleep = new Set(rest.map(({ resource }) => resource));
      lines = await this.operations.wakeFirst(executor, [...asleep]);
    }
  }

  private async wakeFor(executor: E, freed: readonly string[]): Promise<string[]> {
    if (freed.length === 0) return [];

    return this.wakeNext(executor, await this.operations.findWanted(executor, freed));
  }
}
