import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { JobCreator } from '../../lib/creation/job-creator.js';
import { JobWriter } from '../../lib/creation/job-writer.js';
import { RecurringJobCreator } from '../../lib/creation/recurring-job-creator.js';
import { UnservedQueues } from '../../lib/creation/unserved-queues.js';
import { FilterSource } from '../../lib/filters/filter-source.js';
import { GlobalJobFilters } from '../../lib/filters/global-job-filters.js';
import { HandlerCatalog } from '../../lib/job/handlers/handler-catalog.js';
import type { ServiceType } from '../../lib/job/service-type.js';
import { DeclaredRecurringJobs } from '../../lib/recurring/declared-recurring-jobs.js';
import type { Pause } from '../../lib/server/background-process.js';
import { ProcessRunner } from '../../lib/server/process-runner.js';
import { RecurringJobScheduler } from '../../lib/server/processes/recurring-job-scheduler.js';
import { StateMachine } from '../../lib/state-machine/state-machine.js';
import type { JobStorage } from '../../lib/storage/job-storage.js';
import type { JobRecord } from '../../lib/storage/jobs/records.js';
import type { LogFacts, Logger } from '../../lib/support/logger.js';

const MAX_BYTES = 1_000;

interface LogEvent {
  readonly event: string;
  readonly facts: LogFacts | undefined;
}

/** What a server and its clients have for recurring jobs; nothing runs by itself. */
export class RecurringEngine {
  readonly logged: LogEvent[] = [];
  readonly service: RecurringJobService;
  private readonly handlers = new HandlerCatalog();
  private readonly scheduler: RecurringJobScheduler;
  private readonly logger: Logger;

  constructor(
    readonly storage: JobStorage,
    services: readonly ServiceType[],
    globalFilters = new GlobalJobFilters(),
  ) {
    const { clock } = storage;
    const { handlers, logged } = this;
    const log = (event: string, facts?: LogFacts) => void logged.push({ event, facts });
    const logger = { debug: log, info: log, warn: log, error: log };
    for (const service of services) handlers.register(service);

    const filters = new FilterSource(globalFilters, (type) => {
      throw new Error(`${type.name} was not to be activated`);
    });
    const machine = new StateMachine(clock, { jobExpirationTimeoutMs: 60_000 });
    const jobs = new JobCreator({
      clock,
      logger,
      machine,
      filters,
      handlers,
      maxArgumentsBytes: MAX_BYTES,
      unservedQueues: new UnservedQueues(storage.servers, logger),
    });
    const creator = new RecurringJobCreator(jobs, handlers);
    this.logger = logger;
    this.scheduler = new RecurringJobScheduler(creator);
    this.service = new RecurringJobService({
      storage,
      creator,
      writer: new JobWriter(storage.jobs),
      handlers,
      logger,
      maxArgumentsBytes: MAX_BYTES,
    });
  }

  /** One turn of the scheduler. */
  turn(): Promise<Pause> {
    return this.scheduler.execute(this.context());
  }

  /** A scheduler that goes on by itself until it is stopped. */
  startScheduler(): ProcessRunner {
    const runner = new ProcessRunner(this.scheduler, this.context());
    runner.start();
    // In a server the first heartbeat says when the next recurring job is due.
    runner.wake();
    return runner;
  }

  declarations({ removeUndeclared = false } = {}): DeclaredRecurringJobs {
    const { storage, handlers, logger } = this;
    const parts = { storage, handlers, logger, maxArgumentsBytes: MAX_BYTES, removeUndeclared };
    return new DeclaredRecurringJobs(parts);
  }

  /** What happens when an application with these services starts. */
  async redeploy(options?: { readonly removeUndeclared: boolean }): Promise<void> {
    const declarations = this.declarations(options);
    declarations.collect();
    await declarations.apply();
  }

  /** The jobs of the occurrences, the earliest first; undefined where one was left out. */
  async jobsOf(id: string): Promise<(JobRecord | undefined)[]> {
    const occurrences = await this.storage.recurring.findOccurrences([id], 1_000);
    return Promise.all(
      [...(occurrences.get(id) ?? [])]
        .reverse()
        .map(({ jobId }) => (jobId === undefined ? undefined : this.storage.jobs.findJob(jobId))),
    );
  }

  private context() {
    return { serverId: 'server-1', storage: this.storage, logger: this.logger };
  }
}
