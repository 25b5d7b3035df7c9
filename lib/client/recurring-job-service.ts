import type { JobWriter } from '../creation/job-writer.js';
import type { RecurringJobCreator } from '../creation/recurring-job-creator.js';
import { captureCall } from '../job/capture/capture-call.js';
import type { ServiceCall } from '../job/capture/service-call.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import { serializeArguments } from '../job/serialization/argument-serializer.js';
import type { ServiceType } from '../job/service-type.js';
import { type ActionOptions, actionOptions } from '../recurring/action-options.js';
import {
  cleared,
  newRecurringJob,
  paused,
  redefined,
  resumed,
} from '../recurring/recurring-job-changes.js';
import {
  type RecurringJobOptions,
  recurringDefinition,
  requireRecurringJobId,
} from '../recurring/recurring-job-options.js';
import { type RecurringJobUpdate, updatedDefinition } from '../recurring/recurring-job-update.js';
import { RecurringSchedule } from '../recurring/recurring-schedule.js';
import { EngineReason } from '../states/engine-reason.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { StoredCall } from '../storage/jobs/records.js';
import type {
  OccurrenceRecord,
  RecurringJobChange,
  RecurringJobRecord,
} from '../storage/recurring/recurring-store.js';
import { retryWhileUnavailable } from '../storage/retry-while-unavailable.js';
import type { Logger } from '../support/logger.js';
import { isExactText } from '../support/text/exact-text.js';
import { type RecurringJobDetails, recurringJobDetailsOf } from './recurring-job-details.js';

export interface RecurringJobServiceParts {
  readonly storage: JobStorage;
  readonly creator: RecurringJobCreator;
  readonly writer: JobWriter;
  readonly handlers: HandlerCatalog;
  readonly logger: Logger;
  readonly maxArgumentsBytes: number;
}

/**
 * Has methods run by a schedule, once in all servers together. While the store cannot be reached, changes are tried
 * again, as new jobs are. A change whose answer was lost is not made twice.
 */
export class RecurringJobService {
  constructor(private readonly parts: RecurringJobServiceParts) {}

  /**
   * Adds a recurring job, or changes the definition of the recurring job with this id. The next run changes only when
   * the schedule does. A pause stays, and an error is forgotten.
   *
   * @param id at most 100 characters
   * @param cron five fields, six with seconds, a macro such as `@daily`, or `@every 90s`; see also `Cron`
   * @throws InvalidCronError
   * @throws UnknownTimeZoneError
   * @throws HangfireError when the call, an argument or an option cannot be stored; nothing was stored then
   */
  async addOrUpdate<T>(
    id: string,
    service: ServiceType<T>,
    call: ServiceCall<T>,
    cron: string,
    options: RecurringJobOptions = {},
  ): Promise<void> {
    requireRecurringJobId(id);
    const definition = recurringDefinition(cron, options, this.capture(service, call));
    await this.store(id, (current) =>
      current
        ? redefined(current, definition, this.now())
        : newRecurringJob(id, definition, this.now()),
    );
  }

  /**
   * Changes parts of the definition. The other parts and the call stay as they are.
   *
   * @returns false when there is no such recurring job
   */
  update(id: string, changes: RecurringJobUpdate): Promise<boolean> {
    return this.change(id, (current) =>
      redefined(current, updatedDefinition(current, changes), this.now()),
    );
  }

  /** Removes the recurring job; its jobs stay. @returns false when there was none */
  async removeIfExists(id: string): Promise<boolean> {
    if (!isExactText(id)) return false;
    // An earlier try may have removed the recurring job without its answer arriving.
    return retryWhileUnavailable(
      async (tries) => (await this.parts.storage.recurring.remove(id)) || tries > 0,
    );
  }

  /**
   * Creates a job now, beside the schedule, even while the recurring job is paused. The schedule does not
   * change, except that scheduling that has stopped because of an error goes on.
   *
   * @returns the id of the job; null when there is no such recurring job, or a filter cancelled the job
   * @throws RecurringJobHandlerNotFoundError when this process does not have its class
   * @throws InvalidOptionsError for impossible options; no job was created then
   */
  async trigger(id: string, options: ActionOptions = {}): Promise<string | null> {
    const { by } = actionOptions('trigger', options);
    const { creator, writer } = this.parts;
    const record = await retryWhileUnavailable(() => this.find(id));
    if (!record) return null;

    const state = new EnqueuedState(undefined, EngineReason.of('triggered'));
    const occurrence = { record, nominalAt: this.now() };
    const jobId = await creator.begin(occurrence, state).storeWith((job) => writer.create(job));
    // From here on the job runs. A crash leaves it out of the list of occurrences.
    await this.recordTrigger(id, jobId, by);
    return jobId;
  }

  /**
   * Keeps the recurring job from occurring until it is resumed.
   *
   * @returns false when there is no such recurring job
   * @throws InvalidOptionsError for impossible options
   */
  async pause(id: string, options: ActionOptions = {}): Promise<boolean> {
    const { by } = actionOptions('pause', options);
    return this.change(id, (current) => paused(current, this.now(), by));
  }

  /**
   * Lets the recurring job occur again. Occurrences during the pause count as skipped, not as missed. If an error has
   * kept occurrences from being scheduled, they are made up for.
   *
   * @returns false when there is no such recurring job
   */
  resume(id: string): Promise<boolean> {
    return this.change(id, (current) => resumed(current, this.now()));
  }

  async get(id: string): Promise<RecurringJobDetails | undefined> {
    const record = await this.find(id);
    return record && recurringJobDetailsOf(record, this.parts.handlers);
  }

  /** All recurring jobs, sorted by id. */
  async list(): Promise<RecurringJobDetails[]> {
    const records = await this.parts.storage.recurring.list();
    return records.map((record) => recurringJobDetailsOf(record, this.parts.handlers));
  }

  /**
   * The nominal times of the next occurrences, as if the recurring job were not paused. Fewer than `count` if
   * there are no more.
   */
  async nextRuns(id: string, count = 5): Promise<Date[]> {
    const record = await this.find(id);
    return record ? new RecurringSchedule(record).nextMany(this.now(), count) : [];
  }

  /**
   * What happened at each time of the schedule so far, and at each trigger, the latest first. The times of a pause are
   * added when the pause ends.
   */
  async occurrences(id: string, limit = 20): Promise<OccurrenceRecord[]> {
    const ids = isExactText(id) ? [id] : [];
    const found = await this.parts.storage.recurring.findOccurrences(ids, limit);
    return [...(found.get(id) ?? [])];
  }

  private async change(
    id: string,
    decide: (current: RecurringJobRecord) => RecurringJobChange | undefined,
  ): Promise<boolean> {
    if (!isExactText(id)) return false;
    const stored = await this.store(id, (current) => current && decide(current));
    return stored !== undefined;
  }

  /** Some ids are not kept exactly by every store, and could find another recurring job. */
  private async find(id: string): Promise<RecurringJobRecord | undefined> {
    return isExactText(id) ? this.parts.storage.recurring.find(id) : undefined;
  }

  private store(
    id: string,
    decide: (current: RecurringJobRecord | undefined) => RecurringJobChange | undefined,
  ): Promise<RecurringJobRecord | undefined> {
    return retryWhileUnavailable(() => this.parts.storage.recurring.change(id, decide));
  }

  private async recordTrigger(
    id: string,
    jobId: string | null,
    by: string | undefined,
  ): Promise<void> {
    const { storage, logger } = this.parts;
    try {
      if (jobId !== null) {
        await retryWhileUnavailable(() => storage.recurring.recordTrigger(id, jobId, by));
      }
      await this.change(id, cleared);
    } catch (error) {
      // Logged and not thrown: a caller who saw the error would try again, and the job would run twice.
      logger.warn('Trigger of a recurring job not recorded', { recurringJob: id, jobId, error });
    }
  }

  private capture<T>(service: ServiceType<T>, call: ServiceCall<T>): StoredCall {
    const { handlers, maxArgumentsBytes: maxBytes } = this.parts;
    const handler = handlers.handlerOf(service);
    const { shown, name } = handler;
    const { method, args } = captureCall(service, call, handler);
    const text = serializeArguments(args, { maxBytes, call: { shown, method } });
    return { type: name, method, arguments: text };
  }

  private now(): Date {
    return this.parts.storage.clock.now();
  }
}
