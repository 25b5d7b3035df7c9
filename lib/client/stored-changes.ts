import type { BackgroundJob } from '../job/background-job.js';
import type { StoredCall } from '../storage/jobs/records.js';
import type { Transition } from '../storage/jobs/transition.js';

/** Is told of the changes that this process makes to jobs. */
export interface ChangeListener {
  /** Whether the listener needs the job as well as its transition. If left out, the transition is enough. */
  wants?(call: Pick<StoredCall, 'type' | 'method'>): boolean;
  /** Called after the commit, and must return at once. The job is given if any listener wants it. */
  stored(transition: Transition, job: BackgroundJob | undefined): void;
}

/**
 * Tells the listeners in this process which transitions this process has stored. Without listeners, nothing is kept and
 * nothing is called.
 */
export class StoredChanges {
  private listeners: readonly ChangeListener[] = [];

  /** @returns a function that removes the listener */
  listen(listener: ChangeListener): () => void {
    this.listeners = [...this.listeners, listener];
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  }

  /** Whether there are no listeners. */
  get isSilent(): boolean {
    return this.listeners.length === 0;
  }

  /** Whether a listener wants the job of a transition. If so, the job has to be kept until the transition is stored. */
  wants(call: Pick<StoredCall, 'type' | 'method'>): boolean {
    for (const listener of this.listeners) if (listener.wants?.(call)) return true;
    return false;
  }

  /** Call this after the commit of a transition that was applied. */
  tell(transition: Transition, job?: BackgroundJob): void {
    for (const listener of this.listeners) {
      try {
        listener.stored(transition, job);
      } catch {
        // The change is stored, so the error of a listener must not look like a failure of the change.
      }
    }
  }
}
