import type { ElectedChange } from '../../state-machine/state-change.js';
import type { StateMachine } from '../../state-machine/state-machine.js';
import { transitionOf } from '../../state-machine/transition-of.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { FailedState } from '../../states/failed-state.js';
import { ProcessingState } from '../../states/processing-state.js';
import type { State } from '../../states/state.js';
import type { Transition } from '../../storage/jobs/transition.js';
import { andThen, attempt, type MaybePromise } from '../../support/flow/maybe-promise.js';
import type { Logger } from '../../support/logger.js';
import type { Clock } from '../../support/time/clock.js';
import type { Assignment } from '../running/assignment.js';
import type { MethodRun } from '../running/method-run.js';
import type { RunOutcome } from '../running/run-scope.js';
import type { RunCompletion } from '../settling/run-completion.js';

/** Whether the outcome was stored already. `none`: it still has to be stored. */
type Stored = Exclude<RunOutcome, Transition> | 'none';

export interface JobPipelineParts {
  readonly serverId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly machine: StateMachine;
  readonly run: MethodRun;
  readonly completion: RunCompletion;
}

/**
 * Takes one job from its lease to the transition that settles it. Never throws: every error on the way becomes the
 * job's outcome.
 */
export class JobPipeline {
  private readonly processing: ProcessingState;

  constructor(private readonly parts: JobPipelineParts) {
    this.processing = new ProcessingState(parts.serverId);
  }

  /** Returns a promise only if a method or a filter does. */
  perform(assignment: Assignment): MaybePromise<RunOutcome> {
    const passed: ElectedChange[] = [];

    return attempt(
      () => this.performElected(assignment, passed),
      (stored) => (stored === 'none' ? settlementOf(assignment, passed) : stored),
      (error) => {
        const { logger, machine, serverId } = this.parts;
        const { id, displayName } = assignment.job;
        logger.error('State filter threw, the job fails', { jobId: id, call: displayName, error });
        passed.push(machine.changeUnfiltered(new FailedState(error, { serverId }), assignment.job));
        return settlementOf(assignment, passed);
      },
    );
  }

  private performElected(assignment: Assignment, passed: ElectedChange[]): MaybePromise<Stored> {
    if (assignment.claimed.isCanceled) {
      return this.pass(assignment, passed, batchCanceled(), EnqueuedState.NAME);
    }

    const startedAt = this.parts.clock.now();
    assignment.startedAt = startedAt;
    const change = this.change(assignment, this.processing, EnqueuedState.NAME, startedAt);
    return andThen(change, (start) => {
      passed.push(start);
      if (start.state.name !== ProcessingState.NAME) return 'none';
      return this.run(assignment, passed, startedAt);
    });
  }

  private run(
    assignment: Assignment,
    passed: ElectedChange[],
    startedAt: Date,
  ): MaybePromise<Stored> {
    const { completion, run } = this.parts;
    let completed: Transition | undefined;
    // A crash from here on leaves the row Processing under this server's lease. The server that notices the
    // crash puts the job back into its queue and counts the crash.
    const outcome = run.outcomeOf(assignment, startedAt, async (success, transaction) => {
      const elected = await this.change(assignment, success, ProcessingState.NAME);
      const settlement = settlementOf(assignment, [...passed, elected]);
      await completion.store(assignment, settlement, transaction);
      completed = settlement;
    });
    return andThen(outcome, (ended) => {
      assignment.hasEnded = true;
      return assignment.mayBeCompleted
        ? this.endAsCompleted(assignment, passed, ended, completed)
        : this.pass(assignment, passed, ended, ProcessingState.NAME);
    });
  }

  private async endAsCompleted(
    assignment: Assignment,
    passed: ElectedChange[],
    outcome: State,
    completed: Transition | undefined,
  ): Promise<Stored> {
    const { completion } = this.parts;
    const made = await completion.madeBy(assignment, outcome);
    if (made === 'made') {
      if (!completed) return 'taken-away';
      await completion.tell(assignment, completed);
    }
    if (made !== 'none') return made;

    const withoutCommit = completion.outcomeWithoutCommit(assignment, outcome);
    return this.pass(assignment, passed, withoutCommit, ProcessingState.NAME);
  }

  /** Elects the outcome. It still has to be stored. */
  private pass(
    assignment: Assignment,
    passed: ElectedChange[],
    candidate: State,
    currentState: string,
  ): MaybePromise<Stored> {
    return andThen(this.change(assignment, candidate, currentState), (elected) => {
      passed.push(elected);
      return 'none';
    });
  }

  private change(assignment: Assignment, candidate: State, currentState: string, at?: Date) {
    return this.parts.machine.change(assignment, {
      candidate,
      currentState,
      requestedBy: 'server',
      readyAt: assignment.claimed.runAt,
      at,
    });
  }
}

function settlementOf(assignment: Assignment, passed: readonly ElectedChange[]): Transition {
  const { claimed, fence, parameters, lockedResource } = assignment;
  const origin = { jobId: claimed.id, from: fence, parameters, frees: lockedResource };
  // The cast is safe: the pipeline always ends with a change.
  return transitionOf(origin, passed as [ElectedChange]);
}

const batchCanceled = () => new DeletedState(EngineReason.of('batch-canceled'));
