import { ContextIdFactory, type DiscoveryService } from '@nestjs/core';
import type { ProviderLookup } from '../../job/configuration/provider-lookup.js';
import { isShared } from '../discovery/provider-wrapper.js';

/** Finds singletons anywhere in the container, also while the container is still making its providers. */
export function nestProviderLookup(discovery: DiscoveryService): ProviderLookup {
  return (token) => {
    const wrapper = discovery.getProviders().findLast((it) => it.token === token);
    if (!wrapper || !isShared(wrapper)) return { is: 'missing' };
    // Before Nest has made the instance of a class, the wrapper has an object without fields. A singleton is the
    // same in every context.
    const { isResolved, instance } = wrapper.getInstanceByContextId(ContextIdFactory.create());
    return isResolved ? { is: 'ready', instance } : { is: 'pending' };
  };
}
