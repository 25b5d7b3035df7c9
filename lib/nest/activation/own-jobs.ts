import type { JobHandler } from '../../job/handlers/job-handler.js';
import type { JobContext } from '../../job/job-context.js';
import type { ServiceType } from '../../job/service-type.js';
import type { ActivatedService, JobActivator } from '../../server/running/job-activator.js';

/**
 * Finds the services of the library's own jobs, which are not providers. All other services come from the container.
 */
export class OwnJobs implements JobActivator {
  constructor(
    private readonly own: ReadonlyMap<ServiceType, object>,
    private readonly container: JobActivator,
  ) {}

  activate(handler: JobHandler, context: JobContext): ActivatedService | Promise<ActivatedService> {
    const instance = this.own.get(handler.service);
    return instance ? { instance } : this.container.activate(handler, context);
  }
}
