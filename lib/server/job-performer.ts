import type { ElectedChange } from '../state-machine/state-change.js';
import type { StateMachine } from '../state-machine/state-machine.js';
import { DeletedState } from '../states/deleted-state.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import { FailedState } from '../states/failed-state.js';
import { ProcessingState } from '../states/processing-state.js';
import type { State } from '../states/state.js';
import type { Transition } from '../storage/transition.js';
import type { Clock } from '../support/clock.js';
import type { Logger } from '../support/logger.js';
import { isPromise } from '../support/maybe-promise.js';
import type { Assignment } from './assignment.js';
import type { JobRun } from './job-run.js';
import type { Completion, RunCompletion } from './run-completion.js';

export interface JobPerformerParts {
  readonly serverId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly machine: StateMachine;
  readonly run: JobRun;
  readonly completion: RunCompletion;
}

/**
 * Takes one job from its lease to the transition that settles it. Whatever goes wrong on the way
 * becomes the job's outcome; nothing is thrown.
 */
export class JobPerformer {
  constructor(private readonly parts: JobPerformerParts) {}

  /** @returns where nothing is to be stored: what became of a run that may have completed its job itself */
  async perform(assignment: Assignment): Promise<Transition | Exclude<Completion, 'none'>> {
    const passed: ElectedChange[] = [];

    try {
      const completion = await this.performElected(assignment, passed);
      if (completion !== 'none') return completion;
    } catch (error) {
      const { logger, machine, serverId } = this.parts;
      const { id, displayName } = assignment.job;
      logger.error('State filter threw, the job fails', { jobId: id, call: displayName, error });
      passed.push(machine.changeUnfiltered(new FailedState(error, { serverId })));
    }
    return settlementOf(assignment, passed);
  }

  private async performElected(
    assignment: Assignment,
    passed: ElectedChange[],
  ): Promise<Completion> {
    const { clock, completion, run, serverId } = this.parts;
    if (assignment.claimed.isCanceled) {
      const deleted = this.change(assignment, batchCanceled(), EnqueuedState.NAME);
      passed.push(isPromise(deleted) ? await deleted : deleted);
      return 'none';
    }

    const startedAt = clock.now();
    assignment.startedAt = startedAt;
    const processing = new ProcessingState(serverId);
    const elected = this.change(assignment, processing, EnqueuedState.NAME);
    const start = isPromise(elected) ? await elected : elected;
    passed.push(start);
    if (start.state.name !== ProcessingState.NAME) return 'none';

    // A crash from here on leaves the row Processing under this server's lease. Whoever notices that
    // the server is gone puts the job back into its queue and counts the crash.
    let outcome = await run.outcomeOf(assignment, startedAt, async (success, transaction) => {
      const elected = await this.change(assignment, success, ProcessingState.NAME);
      await completion.store(
        assignment,
        settlementOf(assignment, [...passed, elected]),
        transaction,
      );
    });
    assignment.hasEnded = true;
    if (assignment.mayBeCompleted) {
      const made = await completion.madeBy(assignment, outcome);
      if (made !== 'none') return made;
      outcome = completion.outcomeWithoutCommit(assignment, outcome);
    }
    const ended = this.change(assignment, outcome, ProcessingState.NAME);
    passed.push(isPromise(ended) ? await ended : ended);
    return 'none';
  }

  private change(assignment: Assignment, candidate: State, currentState: string) {
    const { job, plan, parameters, items, claimed } = assignment;
    return this.parts.machine.change({
      job,
      plan,
      parameters,
      items,
      candidate,
      currentState,
      requestedBy: 'server',
      readyAt: claimed.runAt,
      logger: this.parts.logger,
    });
  }
}

function settlementOf(assignment: Assignment, passed: readonly ElectedChange[]): Transition {
  const { job, claimed, parameters, lockedResource } = assignment;
  const { attempt, serverId } = claimed.lease;
  // There is always at least the change that the performance ended with.
  const last = passed.at(-1) as ElectedChange;

  return {
    jobId: job.id,
    from: { attempt, serverId, isFinished: false },
    to: last.state.name,
    history: passed.flatMap(({ history }) => history),
    expireAt: last.expireAt,
    runAt: last.runAt,
    queue: last.queue,
    parameters: parameters.isChanged ? parameters.all() : undefined,
    counters: passed.flatMap(({ counters }) => counters),
    releases: lockedResource,
  };
}

const batchCanceled = () => new DeletedState('Its batch was cancelled');
