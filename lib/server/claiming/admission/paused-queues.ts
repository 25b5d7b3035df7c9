import type { QueueStore } from '../../../storage/queues/queue-store.js';
import type { Assignment } from '../../running/assignment.js';

/** Jobs that may start, and jobs that are to go back into their queues. */
export interface SortedJobs {
  readonly open: readonly Assignment[];
  readonly closed: readonly Assignment[];
}

/**
 * The paused queues, as one server knows them. The store lets nobody claim from a paused queue. This class is
 * for jobs that do not go through a claim, and for jobs that were claimed before the pause.
 */
export class PausedQueues {
  private names: ReadonlySet<string> | undefined;
  private latest: Promise<boolean> | undefined;

  /**
   * @param onChanged called whenever this server learns that a queue was paused or resumed, however the server
   *   learns of it
   */
  constructor(
    private readonly store: QueueStore,
    private readonly onChanged: () => void,
  ) {}

  get areKnown(): boolean {
    return this.names !== undefined;
  }

  /** Also false as long as the paused queues are not known. */
  isOpen(queue: string): boolean {
    return this.names !== undefined && !this.names.has(queue);
  }

  /** Whether the paused queues known here are others than these. */
  differFrom(names: readonly string[]): boolean {
    return this.names?.size !== names.length || names.some((name) => !this.names?.has(name));
  }

  /**
   * Asks the store. An answer that was overtaken by a later question waits for the answer to that question.
   *
   * @returns whether something has changed
   */
  look(): Promise<boolean> {
    const look: Promise<boolean> = this.store
      .pausedQueues()
      .then((paused) => (look === this.latest ? this.learn(paused) : (this.latest ?? false)));
    this.latest = look;
    return look;
  }

  /** Asks the store again where one of these jobs would have to go back. */
  async confirm(assignments: readonly Assignment[]): Promise<void> {
    if (!this.areOpen(assignments)) await this.look();
  }

  /** Whether all of these jobs are of queues that are open. */
  areOpen(assignments: readonly Assignment[]): boolean {
    return assignments.every(({ claimed }) => this.isOpen(claimed.queue));
  }

  sorted(assignments: readonly Assignment[]): SortedJobs {
    const isOpen = ({ claimed }: Assignment) => this.isOpen(claimed.queue);
    return {
      open: assignments.filter(isOpen),
      closed: assignments.filter((one) => !isOpen(one)),
    };
  }

  private learn(paused: readonly { readonly name: string }[]): boolean {
    const names = paused.map(({ name }) => name);
    if (!this.differFrom(names)) return false;

    const wereKnown = this.areKnown;
    this.names = new Set(names);
    if (wereKnown) this.onChanged();
    return true;
  }
}
