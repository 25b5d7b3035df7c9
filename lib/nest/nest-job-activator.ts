import { ContextIdFactory, type ModuleRef } from '@nestjs/core';
import type { JobContext } from '../job/job-context.js';
import type { JobHandler } from '../job/job-handler.js';
import type { ActivatedService, JobActivator } from '../server/job-activator.js';
import type { HandlerExplorer } from './handler-explorer.js';

/**
 * Gets providers from Nest's container: singletons as they are, request-scoped and transient ones
 * made for this run, with the job's context as their REQUEST.
 */
export class NestJobActivator implements JobActivator {
  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly explorer: HandlerExplorer,
  ) {}

  activate(
    { service }: JobHandler,
    context: JobContext,
  ): ActivatedService | Promise<ActivatedService> {
    const wrapper = this.explorer.wrapperOf(service);
    if (wrapper?.isDependencyTreeStatic() && !wrapper.isTransient) {
      return { instance: wrapper.instance };
    }
    return this.resolve(service, context);
  }

  private async resolve(
    service: JobHandler['service'],
    context: JobContext,
  ): Promise<ActivatedService> {
    const contextId = ContextIdFactory.create();
    this.moduleRef.registerRequestByContextId(context, contextId);
    // A token may be an abstract class, which Nest's type for classes leaves out.
    const token = service as unknown as new () => object;
    return { instance: await this.moduleRef.resolve(token, contextId, { strict: false }) };
  }
}
