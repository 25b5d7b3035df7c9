import { ContextIdFactory, ModuleRef } from '@nestjs/core';
import type { JobHandler } from '../../job/handlers/job-handler.js';
import type { JobContext } from '../../job/job-context.js';
import type { ActivatedService, JobActivator } from '../../server/running/job-activator.js';
import type { HandlerExplorer } from '../discovery/handler-explorer.js';
import { isShared, type ProviderWrapper } from '../discovery/provider-wrapper.js';

/**
 * Gets providers from Nest's container. Singletons are shared by all runs. Request-scoped and transient
 * providers are made for each run, with the job's context as their REQUEST. Durable providers are shared as the
 * application's ContextIdStrategy says.
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
    if (wrapper && isShared(wrapper)) return { instance: wrapper.instance };
    return this.resolve(service, wrapper, context);
  }

  private async resolve(
    service: JobHandler['service'],
    wrapper: ProviderWrapper | undefined,
    context: JobContext,
  ): Promise<ActivatedService> {
    const contextId = ContextIdFactory.getByRequest(context);
    const request = wrapper?.isDependencyTreeDurable()
      ? (contextId.payload ?? context)
      : Object.assign(context, contextId.payload);
    this.moduleRef.registerRequestByContextId(request, contextId);
    const token = wrapper?.token ?? service;
    // Only the ModuleRef of its own module knows a provider that was loaded later.
    const ofHost = wrapper?.host?.getProviderByKey<ModuleRef>(ModuleRef)?.instance;
    const instance = ofHost
      ? await ofHost.resolve<object>(token, contextId, { strict: true })
      : await this.moduleRef.resolve<object>(token, contextId, { strict: false });
    return { instance };
  }
}
