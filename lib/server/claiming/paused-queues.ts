import type { QueueStore } from '../../storage/queue-store.js';
import type { Assignment } from '../running/assignment.js';

type Sorted = readonly [open: readonly Assignment[], closed: readonly Assignment[]];

/**
 * The paused queues, as one server knows them. The store lets nobody claim from a paused queue; this is
 * for what does not go through a claim, or was claimed before.
 */
export class PausedQueues {
  private names: ReadonlySet<string> | undefined;
  private looks = 0;

  constructor(private readonly store: QueueStore) {}

  get isKnown(): boolean {
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

  /** What may run, and what is to go back; the store is asked again before anything goes back. */
  async divide(assignments: readonly Assignment[]): Promise<Sorted> {
    if (assignments.every(({ claimed }) => this.isOpen(claimed.queue))) return [assignments, []];

    await this.look();
    return this.sorted(assignments);
  }

  sorted(assignments: readonly Assignment[]): Sorted {
    const isOpen = ({ claimed }: Assignment) => this.isOpen(claimed.queue);
    return [assignments.filter(isOpen), assignments.filter((one) => !isOpen(one))];
  }
}
