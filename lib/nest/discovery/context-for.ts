import { type ContextId, ContextIdFactory, type ModuleRef } from '@nestjs/core';
import type { ProviderWrapper } from './provider-wrapper.js';

/**
 * A context for the objects that Nest makes for a run or for an event, as Nest's router makes one for an HTTP request:
 * the application's strategy decides which objects are shared, and what durable providers get as their REQUEST.
 *
 * @param request the REQUEST of all other providers
 */
export function contextFor(
  request: object,
  wrapper: ProviderWrapper | undefined,
  moduleRef: ModuleRef,
): ContextId {
  const contextId = ContextIdFactory.getByRequest(request);
  const provided = wrapper?.isDependencyTreeDurable()
    ? (contextId.payload ?? request)
    : Object.assign(request, contextId.payload);
  moduleRef.registerRequestByContextId(provided, contextId);
  return contextId;
}
