import { isPromise } from '../../support/flow/maybe-promise.js';
import type { Assignment } from '../running/assignment.js';
import type { Admission } from './admission/admission.js';
import type { HandBack } from './leases/hand-back.js';
import type { Prefetch } from './prefetch/prefetch.js';
import type { FreeWorkers } from './workers/free-workers.js';

export interface DeliveryParts {
  readonly admission: Admission;
  readonly workers: FreeWorkers;
  readonly prefetch: Prefetch;
  readonly handBack: HandBack;
}

/** Brings jobs that this server has just leased to its workers, into the prefetch, or back into their queues. */
export class Delivery {
  constructor(private readonly parts: DeliveryParts) {}

  /** @param askedMs when the store was asked for the leases */
  async deliver(assignments: readonly Assignment[], askedMs: number): Promise<void> {
    const { admission, handBack } = this.parts;
    const admitted = admission.admit(assignments, askedMs);
    // Without a promise, jobs start in the same turn of the event loop.
    const { open, closed } = isPromise(admitted) ? await admitted : admitted;
    this.hand(open);
    if (closed.length > 0) await handBack.give(closed);
  }

  private hand(assignments: readonly Assignment[]): void {
    const { workers, prefetch } = this.parts;
    for (const assignment of assignments) {
      if (!workers.give(assignment)) prefetch.put(assignment);
    }
  }
}
