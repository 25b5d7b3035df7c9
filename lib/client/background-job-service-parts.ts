import type { JointJobs } from '../batches/joint-jobs.js';
import type { ParentReader } from '../continuations/parent-reader.js';
import type { JobCreator } from '../creation/job-creator.js';
import type { JobWriter } from '../creation/job-writer.js';
import type { TransactionSource } from '../creation/transaction-source.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { JobMover } from './job-mover.js';
import type { JobWatch } from './watching/job-watch.js';

export interface BackgroundJobServiceParts {
  readonly storage: JobStorage;
  readonly creator: JobCreator;
  readonly writer: JobWriter;
  readonly parents: ParentReader;
  readonly mover: JobMover;
  readonly together: JointJobs;
  readonly handlers: HandlerCatalog;
  readonly watch: JobWatch;
  readonly transactions: TransactionSource;
}
