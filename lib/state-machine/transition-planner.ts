import type { FilterPlan } from '../filters/filter-plan.js';
import type { FilterSource } from '../filters/filter-source.js';
import type { Requester } from '../filters/state-filter.js';
import { BackgroundJob } from '../job/background-job.js';
import type { HandlerCatalog } from '../job/handler-catalog.js';
import { ParameterBag } from '../job/parameter-bag.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import { FailedState } from '../states/failed-state.js';
import { ProcessingState } from '../states/processing-state.js';
import type { State } from '../states/state.js';
import type { JobParameters, JobRecord } from '../storage/records.js';
import type { Transition } from '../storage/transition.js';
import type { Clock } from '../support/clock.js';
import type { Logger } from '../support/logger.js';
import { forgetCrashes } from './crash-count.js';
import type { ElectedChange } from './state-change.js';
import type { StateMachine } from './state-machine.js';

export interface TransitionPlannerParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly machine: StateMachine;
  readonly filters: FilterSource;
  readonly handlers: HandlerCatalog;
}

/** A stored job together with what its filters work on. */
export interface LoadedJob {
  readonly record: JobRecord;
  readonly job: BackgroundJob;
  readonly plan: FilterPlan;
  readonly parameters: ParameterBag;
}

/** Works out how a stored job gets another state, for everybody but the worker that runs it. */
export class TransitionPlanner {
  constructor(private readonly parts: TransitionPlannerParts) {}

  /** The transition from exactly the job that was read. */
  transition(record: JobRecord, candidate: State, requestedBy: Requester): Promise<Transition> {
    return this.transitionOf(this.load(record), candidate, requestedBy);
  }

  load(record: JobRecord): LoadedJob {
    const { type, method } = record;
    const { handlers } = this.parts;
    const handler = handlers.findUnambiguous(type);
    return {
      record,
      job: new BackgroundJob(record, record.arguments, handlers.shownCalls(handler)),
      plan: this.parts.filters.planFor(handler && { classes: handler.classes, method }),
      parameters: new ParameterBag(record.parameters, handlers.masking),
    };
  }

  private async transitionOf(
    loaded: LoadedJob,
    candidate: State,
    requestedBy: Requester,
  ): Promise<Transition> {
    const { record, job, plan, parameters } = loaded;
    if (requestedBy === 'client') forgetCrashes(parameters);

    const change = await this.parts.machine.change({
      job,
      plan,
      parameters,
      items: new Map(),
      candidate,
      currentState: record.state,
      requestedBy,
      readyAt: record.runAt,
      logger: this.parts.logger,
    });
    return transition(record, change, parameters.isChanged ? parameters.all() : undefined);
  }

  /**
   * A transition on the engine's own behalf. A filter that throws fails its job, and keeps none of
   * the others that are moved with it from going on.
   */
  async certainTransition(loaded: LoadedJob, candidate: State): Promise<Transition> {
    try {
      return await this.transitionOf(loaded, candidate, 'server');
    } catch (error) {
      const { logger, machine } = this.parts;
      const { record } = loaded;
      logger.error('State filter threw, the job fails', { jobId: record.id, error });
      return transition(record, machine.changeUnfiltered(new FailedState(error)), undefined);
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

  private stateAfterLockTimeout({ record, job, plan, parameters }: LoadedJob): State {
    const { logger, clock } = this.parts;
    const resource = record.waitingFor ?? '';
    const context = { job, parameters, items: new Map(), logger, resource, now: clock.now() };

    try {
      const candidate = plan.lock?.onLockTimeout?.(context);
      // Without the filter that made it wait, nothing keeps the job from running.
      return candidate ?? new EnqueuedState(undefined, 'Nothing makes it wait any more');
    } catch (error) {
      return new FailedState(error);
    }
  }
}

function transition(
  record: JobRecord,
  change: ElectedChange,
  parameters: JobParameters | undefined,
): Transition {
  const { state, attempt, isFinished } = record;
  return {
    jobId: record.id,
    from: { state, attempt, isFinished },
    to: change.state.name,
    history: [...unwrittenHistory(record), ...change.history],
    expireAt: change.expireAt,
    runAt: change.runAt,
    queue: change.queue,
    parameters,
    counters: change.counters,
  };
}

/** That a job is Processing follows from its lease; it is written when the job leaves that state. */
function unwrittenHistory({ state, history }: JobRecord) {
  return state === ProcessingState.NAME ? history.slice(-1) : [];
}
