import type { JobStorage } from '../../storage/job-storage.js';
import type { Transition } from '../../storage/jobs/transition.js';
import { forwarding } from '../../support/forwarding.js';

/** Keeps the transitions that background processes decide on. */
export class DecisionWatch {
  readonly transitions: Transition[] = [];

  /** A view of a store whose decisions are kept. */
  over(storage: JobStorage): JobStorage {
    const { sweeps, continuations } = storage;
    return forwarding(() => storage, {
      sweeps: forwarding(() => sweeps, {
        sweep: (reason, limit, decide) => sweeps.sweep(reason, limit, this.watched(decide)),
      }),
      continuations: forwarding(() => continuations, {
        release: (limit, decide) => continuations.release(limit, this.watched(decide)),
      }),
    });
  }

  private watched<Found>(decide: (found: Found) => Promise<readonly Transition[]>) {
    return async (found: Found) => {
      const decided = await decide(found);
      this.transitions.push(...decided);
      return decided;
    };
  }
}
