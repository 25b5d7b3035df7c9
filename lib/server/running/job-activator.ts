import type { JobHandler } from '../../job/handlers/job-handler.js';
import type { JobContext } from '../../job/job-context.js';

/** An instance on which a job's method is called, in its own scope. */
export interface ActivatedService {
  readonly instance: object;
}

/** Gets the instance that a job runs on; the Nest module asks Nest's container. */
export interface JobActivator {
  activate(handler: JobHandler, context: JobContext): ActivatedService | Promise<ActivatedService>;
}
