import type { ContextId, ModuleRef } from '@nestjs/core';
import type { JobHandler } from '../../job/handlers/job-handler.js';
import type { JobContext } from '../../job/job-context.js';
import type { ActivatedService, JobActivator } from '../../server/running/job-activator.js';
import { contextFor } from '../discovery/context-for.js';
import type { HandlerExplorer } from '../discovery/handler-explorer.js';
import { isShared, moduleRefOf, type ProviderWrapper } from '../discovery/provider-wrapper.js';
import type { JobEnhancers } from '../enhancers/job-enhancers.js';
import type { MethodEnhancers } from '../enhancers/method-enhancers.js';
import type { UnseenDecorators } from './unseen-decorators.js';

/**
 * Gets providers from Nest's container, together with the guards and other enhancers of the method. Singletons are
 * shared by all runs. Request-scoped and transient providers are made for each run, with the job's context as their
 * REQUEST. Durable providers are shared as the application's ContextIdStrategy says.
 */
export class NestJobActivator implements JobActivator {
  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly explorer: HandlerExplorer,
    private readonly enhancers: JobEnhancers,
    private readonly unseen: UnseenDecorators,
  ) {}

  activate(handler: JobHandler, context: JobContext): ActivatedService | Promise<ActivatedService> {
    const wrapper = this.explorer.wrapperOf(handler.service);
    if (!wrapper || !isShared(wrapper)) return this.resolve(handler, wrapper, context);

    const { instance } = wrapper;
    const found = this.enhancersOf(handler, wrapper, instance, context);
    if (!found) return { instance };
    const contextId = () => contextFor(context, wrapper, this.moduleRef);
    return found instanceof Promise
      ? found.then((it) => enhanced(instance, it, context, contextId))
      : enhanced(instance, found, context, contextId);
  }

  private async resolve(
    handler: JobHandler,
    wrapper: ProviderWrapper | undefined,
    context: JobContext,
  ): Promise<ActivatedService> {
    const contextId = contextFor(context, wrapper, this.moduleRef);
    const token = wrapper?.token ?? handler.service;
    // Only the ModuleRef of its own module knows a provider that was loaded later.
    const host = wrapper?.host;
    const moduleRef = host ? moduleRefOf(host) : this.moduleRef;
    const instance = await moduleRef.resolve<object>(token, contextId, { strict: !!host });
    if (!wrapper) return { instance };
    this.unseen.look(handler, instance);
    const found = await this.enhancersOf(handler, wrapper, instance, context);
    return enhanced(instance, found, context, () => contextId);
  }

  private enhancersOf(
    handler: JobHandler,
    wrapper: ProviderWrapper,
    instance: object,
    { job }: JobContext,
  ) {
    return this.enhancers.of(handler, wrapper, instance, handler.names.current(job.method));
  }
}

function enhanced(
  instance: object,
  enhancers: MethodEnhancers | undefined,
  context: JobContext,
  contextId: () => ContextId,
): ActivatedService {
  if (!enhancers) return { instance };
  return {
    instance,
    callInside: (call) => enhancers.call({ service: instance, context, contextId }, call),
  };
}
