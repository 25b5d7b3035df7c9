import { EnqueuedState } from '../../states/enqueued-state.js';

/** Ready to be run although its resource is taken. */
export class UnlockedEnqueuedState extends EnqueuedState {
  constructor(reason: string) {
    super(undefined, reason);
  }
}
