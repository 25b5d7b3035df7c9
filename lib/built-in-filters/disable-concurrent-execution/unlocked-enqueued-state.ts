import type { Reason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';

/** The job is ready although its resource is taken. */
export class UnlockedEnqueuedState extends EnqueuedState {
  constructor(reason: Reason) {
    super(undefined, reason);
  }
}
