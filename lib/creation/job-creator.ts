import type { JobStart } from '../continuations/job-start.js';
import { openLinksTo } from '../continuations/parent-links.js';
import type { FilterPlan } from '../filters/filter-plan.js';
import type { FilterSource } from '../filters/filter-source.js';
import { serializeArguments } from '../job/argument-serializer.js';
import { BackgroundJob } from '../job/background-job.js';
import { type CapturedCall, captureCall } from '../job/capture-call.js';
import type { HandlerCatalog } from '../job/handler-catalog.js';
import type { Masking } from '../job/masking.js';
import { ParameterBag } from '../job/parameter-bag.js';
import { requireQueueName } from '../job/queue-name.js';
import type { ServiceCall } from '../job/service-call.js';
import type { ServiceType } from '../job/service-type.js';
import type { StateMachine } from '../state-machine/state-machine.js';
import { AwaitingState } from '../states/awaiting-state.js';
import type { State } from '../states/state.js';
import type { ParentLink } from '../storage/continuation-store.js';
import type { NewJob } from '../storage/records.js';
import type { Clock } from '../support/clock.js';
import type { Logger } from '../support/logger.js';
import { andThen, isPromise, type MaybePromise } from '../support/maybe-promise.js';
import { UuidV7Generator } from '../support/uuid-v7.js';
import { type Creation, createFiltered, hasClientFilters } from './create-filtered.js';
import { createTogether } from './create-together.js';
import type { EnqueueOptions } from './enqueue-options.js';
import { requirePriority } from './require-priority.js';
import type { UnservedQueues } from './unserved-queues.js';

export const DEFAULT_QUEUE = 'default';

export interface JobCreatorParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly machine: StateMachine;
  readonly filters: FilterSource;
  readonly handlers: HandlerCatalog;
  readonly maxArgumentsBytes: number;
  readonly unservedQueues: UnservedQueues;
}

/** A new job of which everything is known but how it begins. */
export interface JobDraft {
  readonly plan: FilterPlan;
  readonly serialized: string;
  readonly job: BackgroundJob;
  readonly parameters: ParameterBag;
  /** The queue that the caller asked for. */
  readonly queue: string | undefined;
}

/** Turns a call into a job that can be stored. */
export class JobCreator {
  private readonly ids = new UuidV7Generator();

  constructor(private readonly parts: JobCreatorParts) {}

  /** An id that sorts after all that were made here before. */
  newId(now: Date): string {
    return this.ids.next(now.getTime());
  }

  /** Records the call, writes its arguments down as they are now, and checks the options. */
  capture<T>(service: ServiceType<T>, call: ServiceCall<T>, options: EnqueueOptions): JobDraft {
    const captured = captureCall(service, call, this.parts.handlers.handlerOf(service));
    return this.draft(captured, options);
  }

  draft(call: CapturedCall, options: EnqueueOptions): JobDraft {
    const { clock, filters, handlers, maxArgumentsBytes } = this.parts;
    const { classes, name, shown } = handlers.handlerOf(call.service);
    const { args, method } = call;
    const serialized = serializeArguments(args, {
      maxBytes: maxArgumentsBytes,
      call: { shown, method },
    });
    const createdAt = clock.now();
    const fields = {
      id: this.newId(createdAt),
      type: name,
      method,
      queue: options.queue ?? DEFAULT_QUEUE,
      priority: requirePriority(options.priority ?? 0),
      createdAt,
    };
    return {
      plan: filters.planFor({ classes, method }),
      serialized,
      job: new BackgroundJob(fields, args, shown),
      parameters: bagOf(options.parameters, handlers.masking),
      queue: options.queue,
    };
  }

  /**
   * Runs the client filters around `store`, which gets the finished job.
   *
   * @returns the id; null when a filter cancelled the creation or handled its exception
   */
  create(
    draft: JobDraft,
    start: JobStart,
    store: (job: NewJob) => Promise<void>,
  ): Promise<string | null> {
    const creation = this.begin(draft, start.state);
    return createFiltered(creation, async () => store(await this.finish(creation, start)));
  }

  /**
   * Creates them all and has them stored together; one that fails fails them all.
   *
   * @returns the ids in order; null where a filter cancelled
   */
  async createMany(
    drafts: readonly JobDraft[],
    startOf: (index: number) => JobStart,
    storeAll: (jobs: readonly NewJob[]) => Promise<void>,
  ): Promise<(string | null)[]> {
    if (drafts.some(({ plan }) => hasClientFilters(plan))) {
      return createTogether(
        drafts.map(
          (draft, index) => (store: (job: NewJob) => Promise<void>) =>
            this.create(draft, startOf(index), store),
        ),
        storeAll,
      );
    }

    const jobs: NewJob[] = [];
    for (const [index, draft] of drafts.entries()) {
      const start = startOf(index);
      const job = this.finish(this.begin(draft, start.state), start);
      jobs.push(isPromise(job) ? await job : job);
    }
    await storeAll(jobs);
    return jobs.map(({ id }) => id);
  }

  private begin({ job, parameters, queue, plan, serialized }: JobDraft, state: State): Creation {
    const { logger } = this.parts;
    return {
      plan,
      serialized,
      context: {
        job,
        parameters,
        items: new Map(),
        logger,
        queue,
        priority: job.priority,
        initialState: state,
        canceled: false,
      },
    };
  }

  private finish(
    { plan, serialized, context }: Creation,
    { parents, batchId }: JobStart,
  ): MaybePromise<NewJob> {
    const { job, parameters, items } = context;
    const queue = requireQueueName(context.queue ?? DEFAULT_QUEUE);
    const priority = requirePriority(context.priority);
    const changed = this.parts.machine.change(
      { job, plan, parameters, items, logger: this.parts.logger },
      { candidate: context.initialState, currentState: undefined, requestedBy: 'client' },
    );

    return andThen(changed, (change) => {
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
    });
  }
}

/** A filter may have made the job wait for others. */
function parentsOf(elected: State): readonly ParentLink[] | undefined {
  return elected instanceof AwaitingState ? openLinksTo(elected) : undefined;
}

function bagOf(given: EnqueueOptions['parameters'], masking: Masking): ParameterBag {
  const parameters = new ParameterBag({}, masking);
  if (!given) return parameters;

  for (const [name, value] of Object.entries(given)) parameters.set(name, value);
  return parameters;
}
