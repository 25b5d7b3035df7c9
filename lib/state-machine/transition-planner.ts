import { filterContext } from '../filters/filter-context.js';
import type { FilteredJob } from '../filters/filtered-job.js';
import { type KnownMethodParts, knownMethod } from '../filters/known-method.js';
import type { Requester } from '../filters/state-filter.js';
import { BackgroundJob } from '../job/background-job.js';
import { ParameterBag } from '../job/parameter-bag.js';
import { EngineReason } from '../states/engine-reason.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import { FailedState } from '../states/failed-state.js';
import { ProcessingState } from '../states/processing-state.js';
import type { State } from '../states/state.js';
import type { JobParameters, JobRecord } from '../storage/jobs/records.js';
import type { Transition } from '../storage/jobs/transition.js';
import type { Logger } from '../support/logger.js';
import type { Clock } from '../support/time/clock.js';
import { forgetCrashes } from './crash-count.js';
import type { StateMachine } from './state-machine.js';
import { type TransitionOrigin, transitionOf } from './transition-of.js';

export interface TransitionPlannerParts extends KnownMethodParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly machine: StateMachine;
}

/** A stored job, with its filters and the values that they work on. */
export interface LoadedJob extends FilteredJob {
  readonly record: JobRecord;
}

/** Works out the transitions of stored jobs, for all parts except the worker that runs the job. */
export class TransitionPlanner {
  constructor(private readonly parts: TransitionPlannerParts) {}

  /** The transition of the job. It applies only if nothing has changed the job since it was read. */
  transition(
    record: JobRecord,
    candidate: State,
    requestedBy: Requester,
    parameters: JobParameters = {},
  ): Promise<Transition> {
    const loaded = this.load(record);
    for (const [name, value] of Object.entries(parameters)) loaded.parameters.set(name, value);
    return this.plan(loaded, candidate, requestedBy);
  }

  load(record: JobRecord): LoadedJob {
    const { plan, shown } = knownMethod(this.parts, record);
    return {
      record,
      plan,
      job: new BackgroundJob(record, record.arguments, shown),
      parameters: new ParameterBag(record.parameters, shown.masking),
      items: new Map(),
      logger: this.parts.logger,
    };
  }

  private async plan(
    loaded: LoadedJob,
    candidate: State,
    requestedBy: Requester,
  ): Promise<Transition> {
    const { record, parameters } = loaded;
    if (requestedBy === 'client') forgetCrashes(parameters);

    const change = await this.parts.machine.change(loaded, {
      candidate,
      currentState: record.state,
      requestedBy,
      readyAt: record.runAt,
    });
    return transitionOf({ ...originOf(record), parameters }, [change]);
  }

  /**
   * A transition by the engine. A filter that throws fails only its own job, and does not hold up the jobs that are
   * moved together with it.
   */
  async certainTransition(loaded: LoadedJob, candidate: State): Promise<Transition> {
    try {
      return await this.plan(loaded, candidate, 'server');
    } catch (error) {
      const { logger, machine } = this.parts;
      const { record } = loaded;
      logger.error('State filter threw, the job fails', { jobId: record.id, error });
      return transitionOf(originOf(record), [
        machine.changeUnfiltered(new FailedState(error), record),
      ]);
    }
  }

  /**
   * The transition of a job that did not get its resource in time. The lock filter chooses it. Undefined where the
   * class is unknown here, so that a server with that class decides.
   */
  async lockTimeoutTransition(record: JobRecord): Promise<Transition | undefined> {
    if (!this.parts.handlers.findUnambiguous(record.type)) return undefined;

    const loaded = this.load(record);
    return this.certainTransition(loaded, this.stateAfterLockTimeout(loaded));
  }

  private stateAfterLockTimeout(loaded: LoadedJob): State {
    const resource = loaded.record.waitingFor ?? '';
    const context = filterContext(loaded, { resource, now: this.parts.clock.now() });

    try {
      const candidate = loaded.plan.lock?.onLockTimeout?.(context);
      // The filter that made the job wait is gone, so the job may run.
      return candidate ?? new EnqueuedState(undefined, EngineReason.of('no-lock-needed'));
    } catch (error) {
      return new FailedState(error);
    }
  }
}

function originOf(record: JobRecord): TransitionOrigin {
  const { id, state, attempt, isFinished } = record;
  return { jobId: id, from: { state, attempt, isFinished }, unwritten: unwrittenHistory(record) };
}

/**
 * The Processing entry of a job's history is not stored when the run starts, because it follows from the lease. It is
 * written when the job leaves that state.
 */
function unwrittenHistory({ state, history }: JobRecord) {
  return state === ProcessingState.NAME ? history.slice(-1) : [];
}
