import type { Metering } from '../instruments/metering.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { Logger } from '../support/logger.js';
import type { BackgroundJobService } from './background-job-service.js';
import type { BatchService } from './batch-service.js';
import type { BulkChanges } from './bulk/bulk-changes.js';
import type { JobQueryService } from './job-query-service.js';
import type { QueueService } from './queue-service.js';
import type { RecurringJobService } from './recurring-job-service.js';

export interface HangfireClientParts {
  readonly storage: JobStorage;
  readonly handlers: HandlerCatalog;
  readonly jobs: BackgroundJobService;
  readonly batches: BatchService;
  readonly recurringJobs: RecurringJobService;
  readonly queues: QueueService;
  readonly queries: JobQueryService;
  readonly bulk: BulkChanges;
  readonly metering: Metering;
  readonly logger: Logger;
}

/** One store, the services that change its contents, and the handlers of this process. */
export class HangfireClient implements HangfireClientParts {
  readonly storage: JobStorage;
  readonly handlers: HandlerCatalog;
  readonly jobs: BackgroundJobService;
  readonly batches: BatchService;
  readonly recurringJobs: RecurringJobService;
  readonly queues: QueueService;
  readonly queries: JobQueryService;
  readonly bulk: BulkChanges;
  readonly metering: Metering;
  readonly logger: Logger;

  constructor(parts: HangfireClientParts) {
    this.storage = parts.storage;
    this.handlers = parts.handlers;
    this.jobs = parts.jobs;
    this.batches = parts.batches;
    this.recurringJobs = parts.recurringJobs;
    this.queues = parts.queues;
    this.queries = parts.queries;
    this.bulk = parts.bulk;
    this.metering = parts.metering;
    this.logger = parts.logger;
  }
}
