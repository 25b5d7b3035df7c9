import type { BackgroundJob } from '../job/background-job.js';
import type { StoredCall } from '../storage/jobs/records.js';
import type { Transition } from '../storage/jobs/transition.js';

/** Hears of changes that this process has made to jobs. It must return at once. */
export interface ChangeListener {
  /** Whether the listener needs the job itself, beside its transition. Without it, the listener needs no job. */
  wants?(call: Pick<StoredCall, 'type' | 'method'>): boolean;
  /** Called after the commit. The job is given where a listener wants it. */
  stored(transition: Transition, job: BackgroundJob | undefined): void;
}

/**
 * Tells listeners in this process which transitions of this process were stored. Where nobody listens, nothing is kept
 * and nothing is called.
 */
export class StoredChanges {
  private listeners: readonly ChangeListener[] = [];

  /** @returns a function that ends the listening */
  listen(listener: ChangeListener): () => void {
    this.listeners = [...this.listeners, listener];
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  }

  /** Whether nobody listens. */
  get isSilent(): boolean {
    return this.listeners.length === 0;
  }

  /** Whether somebody wants to see the job of a transition, so that it has to be kept until the transition is stored. */
  wants(call: Pick<StoredCall, 'type' | 'method'>): boolean {
    for (const listener of this.listeners) if (listener.wants?.(call)) return true;
    return false;
  }

  /** To be called after the commit of a transition that was applied. */
  tell(transition: Transition, job?: BackgroundJob): void {
    for (const listener of this.listeners) {
      try {
        listener.stored(transition, job);
      } catch {
        // The change is stored. A listener that fails must not look like a failure of the change.
      }
    }
  }
}
