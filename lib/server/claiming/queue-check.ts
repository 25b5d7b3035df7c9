import type { PausedQueues } from './paused-queues.js';
import type { Prefetch } from './prefetch.js';

/** Keeps the prefetch free of jobs whose queue is paused. */
export class QueueCheck {
  /** @param onChanged there may be jobs to claim that could not be claimed before */
  constructor(
    private readonly pauses: PausedQueues,
    private readonly prefetch: Prefetch,
    private readonly onChanged: () => void,
  ) {}

  /** Whether others than these are paused, as far as it is known here. */
  knowsOtherPauses(names: readonly string[]): boolean {
    return this.pauses.differFrom(names);
  }

  /**
   * Reads which queues are paused: what was claimed ahead of them goes back, what may run again is claimed.
   *
   * @returns whether something has changed
   */
  async checkQueues(): Promise<boolean> {
    if (!(await this.pauses.look())) return false;

    this.prefetch.keep(this.pauses.sorted(this.prefetch.jobs));
    this.onChanged();
    return true;
  }
}
