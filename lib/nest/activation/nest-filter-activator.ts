import type { DiscoveryService, ModuleRef } from '@nestjs/core';
import type { FilterActivator } from '../../filters/filter-source.js';
import type { JobFilter, JobFilterClass } from '../../filters/job-filter.js';
import { isShared } from '../discovery/provider-wrapper.js';
import { FilterNotProvidedError } from '../errors/filter-not-provided-error.js';

/** Finds the provider of a filter that was given as a class. */
export function nestFilterActivator(
  moduleRef: ModuleRef,
  discovery: DiscoveryService,
): FilterActivator {
  return (type: JobFilterClass): JobFilter => {
    try {
      return moduleRef.get<JobFilter>(type, { strict: false });
    } catch (error) {
      const loadedLater = discovery.getProviders().find(({ token }) => token === type);
      if (loadedLater && isShared(loadedLater)) return loadedLater.instance;
      throw new FilterNotProvidedError(type.name, { cause: error });
    }
  };
}
