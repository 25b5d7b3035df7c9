import type { FilterPlan } from '../filters/filter-plan.js';
import type { FilterSource } from '../filters/filter-source.js';
import { serializeArguments } from '../job/argument-serializer.js';
import { BackgroundJob } from '../job/background-job.js';
import type { CapturedCall } from '../job/capture-call.js';
import type { HandlerCatalog } from '../job/handler-catalog.js';
import { ParameterBag } from '../job/parameter-bag.js';
import { requireQueueName } from '../job/queue-name.js';
import type { StateMachine } from '../state-machine/state-machine.js';
import type { State } from '../states/state.js';
import type { NewJob } from '../storage/records.js';
import type { Clock } from '../support/clock.js';
import type { Logger } from '../support/logger.js';
import { andThen, isPromise, type MaybePromise } from '../support/maybe-promise.js';
import { UuidV7Generator } from '../support/uuid-v7.js';
import { type Creation, createFiltered, hasClientFilters } from './create-filtered.js';
import { createTogether } from './create-together.js';
import type { EnqueueOptions } from './enqueue-options.js';
import { requirePriority } from './require-priority.js';

export const DEFAULT_QUEUE = 'default';

export interface JobCreatorParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly machine: StateMachine;
  readonly filters: FilterSource;
  readonly handlers: HandlerCatalog;
  readonly maxArgumentsBytes: number;
}

/** Turns a captured call into a job that can be stored. */
export class JobCreator {
  private readonly ids = new UuidV7Generator();

  constructor(private readonly parts: JobCreatorParts) {}

  /**
   * Runs the client filters around `store`, which gets the finished job.
   *
   * @returns the id; null when a filter cancelled the creation or handled its exception
   */
  create(
    call: CapturedCall,
    initialState: State,
    options: EnqueueOptions,
    store: (job: NewJob) => Promise<void>,
  ): Promise<string | null> {
    const creation = this.begin(call, initialState, options);
    return createFiltered(creation, async () => store(await this.finish(creation)));
  }

  /**
   * Creates them all and has them stored together; one that fails fails them all.
   *
   * @returns the ids in order; null where a filter cancelled
   */
  async createMany(
    calls: readonly CapturedCall[],
    initialState: State,
    options: EnqueueOptions,
    storeAll: (jobs: readonly NewJob[]) => Promise<void>,
  ): Promise<(string | null)[]> {
    const creations = calls.map((call) => this.begin(call, initialState, options));
    if (creations.some(({ plan }) => hasClientFilters(plan))) {
      return createTogether(
        creations.map(
          (creation) => (store: (job: NewJob) => Promise<void>) =>
            createFiltered(creation, async () => store(await this.finish(creation))),
        ),
        storeAll,
      );
    }

    const jobs: NewJob[] = [];
    for (const creation of creations) {
      const job = this.finish(creation);
      jobs.push(isPromise(job) ? await job : job);
    }
    await storeAll(jobs);
    return jobs.map(({ id }) => id);
  }

  private begin(call: CapturedCall, initialState: State, options: EnqueueOptions): Creation {
    const { clock, logger, filters, handlers, maxArgumentsBytes } = this.parts;
    const handler = handlers.handlerOf(call.service);
    const serialized = serializeArguments(call.args, { maxBytes: maxArgumentsBytes });
    const createdAt = clock.now();
    const plan: FilterPlan = filters.planFor({ classes: handler.classes, method: call.method });
    const priority = requirePriority(options.priority ?? 0);
    const parameters = bagOf(options.parameters);

    return {
      plan,
      serialized,
      context: {
        job: new BackgroundJob(
          {
            id: this.ids.next(createdAt.getTime()),
            type: handler.name,
            method: call.method,
            queue: options.queue ?? DEFAULT_QUEUE,
            priority,
            createdAt,
          },
          call.args,
          handler.classes,
        ),
        parameters,
        items: new Map(),
        logger,
        queue: options.queue,
        priority,
        initialState,
        canceled: false,
      },
    };
  }

  private finish({ plan, serialized, context }: Creation): MaybePromise<NewJob> {
    const { job, parameters, items } = context;
    const queue = requireQueueName(context.queue ?? DEFAULT_QUEUE);
    const priority = requirePriority(context.priority);
    const changed = this.parts.machine.change({
      job,
      plan,
      parameters,
      items,
      candidate: context.initialState,
      currentState: undefined,
      requestedBy: 'client',
      logger: this.parts.logger,
    });

    return andThen(changed, (change) => ({
      id: job.id,
      type: job.type,
      method: job.method,
      arguments: serialized,
      queue: change.queue === undefined ? queue : requireQueueName(change.queue),
      priority,
      state: change.state.name,
      runAt: change.runAt,
      expireAt: change.expireAt,
      parameters: parameters.all(),
      history: change.history,
      counters: change.counters,
    }));
  }
}

function bagOf(given: EnqueueOptions['parameters']): ParameterBag {
  const parameters = new ParameterBag();
  if (!given) return parameters;

  for (const [name, value] of Object.entries(given)) parameters.set(name, value);
  return parameters;
}
