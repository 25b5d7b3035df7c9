import { filterContext } from '../filters/filter-context.js';
import type { FilteredJob } from '../filters/filtered-job.js';
import { type KnownMethodParts, knownMethod } from '../filters/known-method.js';
import type { Requester } from '../filters/state-filter.js';
import { BackgroundJob } from '../job/background-job.js';
import { ParameterBag } from '../job/parameter-bag.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import { FailedState } from '../states/failed-state.js';
import { ProcessingState } from '../states/processing-state.js';
import type { State } from '../states/state.js';
import type { JobRecord } from '../storage/records.js';
import type { Transition } from '../storage/transition.js';
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

/** A stored job together with its filters and what they work on. */
export interface LoadedJob extends FilteredJob {
  readonly record: JobRecord;
}

/** Works out how a stored job gets another state, for everybody but the worker that runs it. */
export class TransitionPlanner {
  constructor(private readonly parts: TransitionPlannerParts) {}

  /** The transition from exactly the job that was read. */
  transition(record: JobRecord, candidate: State, requestedBy: Requester): Promise<Transition> {
    return this.plan(this.load(record), candidate, requestedBy);
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
   * A transition on the engine's own behalf. A filter that throws fails its job, and keeps none of
   * the others that are moved with it from going on.
   */
  async certainTransition(loaded: LoadedJob, candidate: State): Promise<Transition> {
    try {
      return await this.plan(loaded, candidate, 'server');
    } catch (error) {
      const { logger, machine } = this.parts;
      const { record } = loaded;
      logger.error('State filter threw, the job fails', { jobId: record.id, error });
      return transitionOf(originOf(record), [machine.changeUnfiltered(new FailedState(error))]);
    }
  }

  /**
   * What becomes of a job that waited in vain for its resource, as its lock filter has it; undefined
   * where its class is unknown, for a server that knows it.
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
      // Without the filter that made it wait, nothing keeps the job from running.
      return candidate ?? new EnqueuedState(undefined, 'Nothing makes it wait any more');
    } catch (error) {
      return new FailedState(error);
    }
  }
}

function originOf(record: JobRecord): TransitionOrigin {
  const { id, state, attempt, isFinished } = record;
  return { jobId: id, from: { state, attempt, isFinished }, unwritten: unwrittenHistory(record) };
}

/** That a job is Processing follows from its lease; it is written when the job leaves that state. */
function unwrittenHistory({ state, history }: JobRecord) {
  return state === ProcessingState.NAME ? history.slice(-1) : [];
}
