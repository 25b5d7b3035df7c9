import type { JobStart } from '../continuations/job-start.js';
import { openLinksTo } from '../continuations/parent-links.js';
import type { CreatingContext } from '../filters/client-filter.js';
import { filterContext } from '../filters/filter-context.js';
import { Failure, FilterOnion } from '../filters/filter-onion.js';
import type { FilterPlan } from '../filters/filter-plan.js';
import { requireQueueName } from '../job/queue-name.js';
import type { ElectedChange } from '../state-machine/state-change.js';
import type { StateMachine } from '../state-machine/state-machine.js';
import { AwaitingState } from '../states/awaiting-state.js';
import type { State } from '../states/state.js';
import type { ParentLink } from '../storage/continuations/continuation-store.js';
import type { NewJob } from '../storage/jobs/records.js';
import { andThen, isPromise, type MaybePromise } from '../support/flow/maybe-promise.js';
import { CreationHooks } from './creation-hooks.js';
import { operationOf } from './creation-operation.js';
import type { Beginning, CreationScope } from './creation-scope.js';
import type { JobDraft } from './job-draft.js';
import { requirePriority } from './require-priority.js';
import type { UnservedQueues } from './unserved-queues.js';

export const DEFAULT_QUEUE = 'default';

export interface CreationParts {
  readonly machine: StateMachine;
  readonly unservedQueues: UnservedQueues;
  /** Undefined when nothing is active while jobs are created. */
  readonly scope?: CreationScope | undefined;
}

/**
 * One job on its way into the store. The job enters its client filters and gets its first state, the caller stores the
 * job, and the job leaves the filters with the outcome.
 */
export class Creation {
  private readonly context: CreatingContext;
  private readonly onion: FilterOnion | undefined;

  constructor(
    private readonly parts: CreationParts,
    readonly draft: JobDraft,
    readonly start: JobStart,
  ) {
    this.context = contextOf(draft, start.state);
    this.onion = onionOf(draft.plan, this.context);
  }

  /**
   * @returns the job, ready to be stored; undefined where a filter has cancelled the job or has handled an exception.
   *   In that case the job has already left the filters.
   */
  enter(): MaybePromise<NewJob | undefined> {
    return this.onion ? this.enterFilters(this.onion) : this.finish();
  }

  /**
   * Call this once after `enter` has returned a job. Leave out the failure when the job is stored.
   *
   * @throws the exception of the failure, unless a filter handles it
   */
  leave(failure?: Failure): MaybePromise<void> {
    if (this.onion) return this.leaveFilters(this.onion, failure);
    if (failure) throw failure.exception;
  }

  /** @returns the id of the job; null when a filter has cancelled it or has handled the exception */
  storeWith(store: (job: NewJob) => Promise<void>): Promise<string | null> {
    const { scope } = this.parts;
    if (!scope) return this.storeAlone(store);

    return scope.around(this.beginning, (leaving) =>
      this.storeAlone((job) => {
        leaving([job]);
        return store(job);
      }),
    );
  }

  /** Prepares the job inside the scope of creations. Another part stores the job later. */
  async prepare(enter: () => MaybePromise<NewJob | undefined>): Promise<NewJob | undefined> {
    const { scope } = this.parts;
    if (!scope) return enter();

    return scope.around(this.beginning, async (leaving) => {
      const job = await enter();
      if (job) leaving([job]);
      return job;
    });
  }

  private get beginning(): Beginning {
    return { jobs: [this], operation: operationOf(this.start), isBulk: false };
  }

  private async storeAlone(store: (job: NewJob) => Promise<void>): Promise<string | null> {
    const entering = this.enter();
    const job = isPromise(entering) ? await entering : entering;
    if (!job) return null;

    try {
      await store(job);
    } catch (exception) {
      await this.leave(new Failure(exception));
      return null;
    }
    const leaving = this.leave();
    if (isPromise(leaving)) await leaving;
    return job.id;
  }

  private async enterFilters(onion: FilterOnion): Promise<NewJob | undefined> {
    let failure: Failure | undefined;
    try {
      if (await onion.enter()) return await this.finish();
    } catch (exception) {
      failure = new Failure(exception);
    }
    await this.leaveFilters(onion, failure);
    return undefined;
  }

  private async leaveFilters(onion: FilterOnion, failure: Failure | undefined): Promise<void> {
    const isHandled = await onion.leave(failure);
    if (failure && !isHandled) throw failure.exception;
  }

  private finish(): MaybePromise<NewJob> {
    const { context, draft } = this;
    const queue = requireQueueName(context.queue ?? DEFAULT_QUEUE);
    const priority = requirePriority(context.priority);
    const changed = this.parts.machine.change(draft, {
      candidate: context.initialState,
      currentState: undefined,
      requestedBy: 'client',
    });
    return andThen(changed, (change) => this.newJob(change, queue, priority));
  }

  private newJob(change: ElectedChange, queue: string, priority: number): NewJob {
    const { job, parameters, serialized } = this.draft;
    const { parents, batchId } = this.start;
    const chosen = change.queue === undefined ? queue : requireQueueName(change.queue);
    this.parts.unservedQueues.notice(chosen);
    return {
      id: job.id,
      type: job.type,
      method: job.method,
      arguments: serialized,
      queue: chosen,
      priority,
      state: change.state.name,
      runAt: change.runAt,
      expireAt: change.expireAt,
      parameters: parameters.all(),
      history: change.history,
      counters: change.counters,
      batchId,
      parents: parents && parents.length > 0 ? parents : parentsOf(change.state),
    };
  }
}

function contextOf(draft: JobDraft, initialState: State): CreatingContext {
  const { queue, job } = draft;
  const own = { queue, priority: job.priority, initialState, canceled: false };
  return filterContext(draft, own);
}

/** Undefined where no client filter takes part, so that most jobs pay nothing for filters. */
function onionOf(plan: FilterPlan, context: CreatingContext): FilterOnion | undefined {
  const { creating, created, clientException, filters } = plan;
  if (creating.length + created.length + clientException.length === 0) return undefined;
  return new FilterOnion(filters, clientException, new CreationHooks(context));
}

/** A filter may have made the job wait for others. */
function parentsOf(elected: State): readonly ParentLink[] | undefined {
  return elected instanceof AwaitingState ? openLinksTo(elected) : undefined;
}
