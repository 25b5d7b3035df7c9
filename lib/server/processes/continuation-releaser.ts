import { unmetReason } from '../../continuations/unmet-reason.js';
import type { TransitionPlanner } from '../../state-machine/transition-planner.js';
import { AwaitingState } from '../../states/awaiting-state.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EngineReason } from '../../states/engine-reason.js';
import type { State, StateData } from '../../states/state.js';
import { stateAfterWaiting } from '../../states/state-after-waiting.js';
import type { ReleasedJob } from '../../storage/continuations/continuation-store.js';
import type { Transition } from '../../storage/jobs/transition.js';
import type { Pulse } from '../../storage/servers/server-store.js';
import {
  atOnce,
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  untilWoken,
  type WakeTime,
} from '../background-process.js';

const BATCH_SIZE = 1_000;
const NO_DATA: StateData = {};

/**
 * Releases jobs and batches whose parents have ended. The end of a parent with continuations wakes this process. Any
 * number of servers run it at once.
 */
export class ContinuationReleaser implements BackgroundProcess {
  readonly name = 'continuation-releaser';
  readonly wokenBy = ['continuations'] as const;
  readonly startsAsleep = true;

  constructor(private readonly planner: TransitionPlanner) {}

  wakeAt({ hasReleasedContinuations }: Pulse): WakeTime {
    return { isDue: hasReleasedContinuations };
  }

  async execute({ storage: { continuations, clock } }: ProcessContext): Promise<Pause> {
    // A crash before this commits leaves the parents noted as ended, and their continuations waiting:
    // the next round, here or elsewhere, finds them. A crash after it changes nothing.
    const { hasFound, mayHaveMore } = await continuations.release(BATCH_SIZE, (released) =>
      this.moveOn(released, clock.now()),
    );
    return mayHaveMore ? atOnce : { ...untilWoken, hasFound };
  }

  private moveOn(released: readonly ReleasedJob[], now: Date): Promise<readonly Transition[]> {
    return Promise.all(
      released.map((one) =>
        this.planner.certainTransition(this.planner.load(one.job), nextState(one, now)),
      ),
    );
  }
}

function nextState({ job, unmet }: ReleasedJob, now: Date): State {
  if (unmet) return new DeletedState(unmetReason(unmet.parentId, unmet.outcome ?? 'gone'));

  const waiting = job.history.findLast(({ state }) => state === AwaitingState.NAME);
  const data = waiting?.data ?? NO_DATA;
  const reason = EngineReason.of(data.condition === 'started' ? 'batch-started' : 'parents-ended');
  return stateAfterWaiting(data, now, reason);
}
