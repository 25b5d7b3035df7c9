import type { JobStart } from '../continuations/job-start.js';
import type { FilterSource } from '../filters/filter-source.js';
import { BackgroundJob } from '../job/background-job.js';
import { type CapturedCall, captureCall } from '../job/capture/capture-call.js';
import type { ServiceCall } from '../job/capture/service-call.js';
import type { Masking } from '../job/display/masking.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import { ParameterBag } from '../job/parameter-bag.js';
import { serializeArguments } from '../job/serialization/argument-serializer.js';
import type { ServiceType } from '../job/service-type.js';
import type { NewJob } from '../storage/jobs/records.js';
import type { Logger } from '../support/logger.js';
import type { Clock } from '../support/time/clock.js';
import { UuidV7Generator } from '../support/uuid-v7.js';
import { Creation, type CreationParts, DEFAULT_QUEUE } from './creation.js';
import type { EnqueueOptions } from './enqueue-options.js';
import type { JobDraft } from './job-draft.js';
import { JointCreation, type JointOutcome } from './joint-creation.js';
import { requireNewJobId } from './new-job-id.js';
import { requirePriority } from './require-priority.js';

export interface JobCreatorParts extends CreationParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly filters: FilterSource;
  readonly handlers: HandlerCatalog;
  readonly maxArgumentsBytes: number;
}

/** Turns a call into a job that can be stored. */
export class JobCreator {
  private readonly ids = new UuidV7Generator();

  constructor(private readonly parts: JobCreatorParts) {}

  /** An id that sorts after all earlier ids of this process. */
  newId(now: Date): string {
    return this.ids.next(now.getTime());
  }

  /** Records the call, serialises its arguments as they are now, and checks the options. */
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
      id: options.id === undefined ? this.newId(createdAt) : requireNewJobId(options.id),
      type: name,
      method,
      queue: options.queue ?? DEFAULT_QUEUE,
      priority: requirePriority(options.priority ?? 0),
      createdAt,
    };
    return {
      plan: filters.planFor({ classes, method }),
      serialized,
      mayExist: options.id !== undefined,
      job: new BackgroundJob(fields, args, shown),
      parameters: bagOf(options.parameters, handlers.masking),
      items: new Map(),
      logger: this.parts.logger,
      queue: options.queue,
    };
  }

  /** The job on its way into the store. */
  begin(draft: JobDraft, start: JobStart): Creation {
    return new Creation(this.parts, draft, start);
  }

  /** Has all creations stored together, after they have begun. An error of one job fails all. */
  createTogether(
    creations: readonly Creation[],
    storeAll: (jobs: readonly NewJob[]) => Promise<void>,
  ): Promise<JointOutcome> {
    return new JointCreation(this.parts.scope).storeAll(creations, storeAll);
  }
}

function bagOf(given: EnqueueOptions['parameters'], masking: Masking): ParameterBag {
  const parameters = new ParameterBag({}, masking);
  if (!given) return parameters;

  for (const [name, value] of Object.entries(given)) parameters.set(name, value);
  return parameters;
}
