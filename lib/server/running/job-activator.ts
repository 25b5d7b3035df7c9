import type { JobHandler } from '../../job/handlers/job-handler.js';
import type { JobContext } from '../../job/job-context.js';

/** The instance on which a job's method is called, in a scope of its own. */
export interface ActivatedService {
  readonly instance: object;
}

/** Gets the instance that a job's method is called on. In the Nest module, the instance comes from Nest's container. */
export interface JobActivator {
  activate(handler: JobHandler, context: JobContext): ActivatedService | Promise<ActivatedService>;
}
