import type { QueueStore } from '../../../storage/queues/queue-store.js';
import type { Assignment } from '../../running/assignment.js';

/** The jobs that may start, and the jobs that have to go back into their queues. */
export interface SortedJobs {
  readonly open: readonly Assignment[];
  readonly closed: readonly Assignment[];
}

/**
 * The paused queues that one server knows of. The store lets no server claim from a paused queue. But some jobs do not
 * come from a claim, or were claimed before the pause, and those are checked here.
 */
export class PausedQueues {
  private names: ReadonlySet<string> | undefined;
  private latest: Promise<boolean> | undefined;

  /** @param onChanged called whenever this server learns, in any way, that a queue was paused or resumed */
  constructor(
    private readonly store: QueueStore,
    private readonly onChanged: () => void,
  ) {}

  get areKnown(): boolean {
    return this.names !== undefined;
  }

  /** False as well while the paused queues are not known. */
  isOpen(queue: string): boolean {
    return this.names !== undefined && !this.names.has(queue);
  }

  /** Whether other queues are paused than this server knows. */
  differFrom(names: readonly string[]): boolean {
    return this.names?.size !== names.length || names.some((name) => !this.names?.has(name));
  }

  /**
   * Asks the store. If there is a later question before the answer, the answer of that question counts.
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

  /** Asks the store again if one of these jobs would have to go back. */
  async confirm(assignments: readonly Assignment[]): Promise<void> {
    if (!this.areOpen(assignments)) await this.look();
  }

  /** Whether the queues of all these jobs are open. */
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
