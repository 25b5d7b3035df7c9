import type { QueueStore } from '../../storage/queue-store.js';
import type { Assignment } from '../running/assignment.js';

/** Jobs that may start, and jobs that are to go back into their queues. */
export interface SortedJobs {
  readonly open: readonly Assignment[];
  readonly closed: readonly Assignment[];
}

/**
 * The paused queues, as one server knows them. The store lets nobody claim from a paused queue; this is
 * for what does not go through a claim, or was claimed before.
 */
export class PausedQueues {
  private names: ReadonlySet<string> | undefined;
  private looks = 0;

  constructor(private readonly store: QueueStore) {}

  get areKnown(): boolean {
    return this.names !== undefined;
  }

  /** False also for as long as nobody knows. */
  isOpen(queue: string): boolean {
    return this.names !== undefined && !this.names.has(queue);
  }

  /** @returns whether something has changed */
  async look(): Promise<boolean> {
    this.looks += 1;
    const { looks } = this;
    const paused = await this.store.pausedQueues();
    // An answer that was overtaken by a later question is not the latest.
    if (looks !== this.looks) return false;

    const names = paused.map(({ name }) => name);
    const hasChanged = this.differFrom(names);
    this.names = new Set(names);
    return hasChanged;
  }

  differFrom(names: readonly string[]): boolean {
    return this.names?.size !== names.length || names.some((name) => !this.names?.has(name));
  }

  /** The store is asked again before anything goes back. */
  async divide(assignments: readonly Assignment[]): Promise<SortedJobs> {
    if (assignments.every(({ claimed }) => this.isOpen(claimed.queue)))
      return { open: assignments, closed: [] };

    await this.look();
    return this.sorted(assignments);
  }

  sorted(assignments: readonly Assignment[]): SortedJobs {
    const isOpen = ({ claimed }: Assignment) => this.isOpen(claimed.queue);
    return {
      open: assignments.filter(isOpen),
      closed: assignments.filter((one) => !isOpen(one)),
    };
  }
}
