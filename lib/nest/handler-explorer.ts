import { ApplicationConfig, type DiscoveryService, ModuleRef } from '@nestjs/core';
import { declaredMethods } from '../job/declared-methods.js';
import type { HandlerCatalog } from '../job/handler-catalog.js';
import { hasJobMetadata } from '../job/job-metadata.js';
import type { ServiceType } from '../job/service-type.js';
import { requireMetadata } from './require-metadata.js';
import { requireNoRecurringJobs } from './require-no-recurring-jobs.js';

/** As much of Nest's description of a provider as is looked at here. */
export type ProviderWrapper = ReturnType<DiscoveryService['getProviders']>[number];

/** Modules whose providers are not meant to run jobs: Nest's own, and this library's. */
const INTERNAL_MODULES = new Set([
  'InternalCoreModule',
  'DiscoveryModule',
  'HangfireCoreModule',
  'HangfireDashboardModule',
]);
/** What Nest provides in every module. */
const INTERNAL_TOKENS = new Set<unknown>([ApplicationConfig, ModuleRef]);

/** Walks the providers of the application and enters those that can run jobs into the catalog. */
export class HandlerExplorer {
  private readonly wrappers = new Map<ServiceType, ProviderWrapper>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly catalog: HandlerCatalog,
  ) {}

  /**
   * @throws DuplicateJobTypeError
   * @throws MissingMetadataError for a class with a decorator of this library that Nest could not make
   * @throws InvalidRecurringJobError when a controller declares a recurring job
   */
  explore(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const service = serviceOf(wrapper);
      if (!service || this.wrappers.has(service)) continue;

      this.wrappers.set(service, wrapper);
      const madeByNest = classMadeByNest(wrapper);
      if (madeByNest && hasJobMetadata(madeByNest)) requireMetadata(madeByNest);
      this.catalog.register(service, implementationOf(wrapper));
    }
    for (const { metatype } of this.discovery.getControllers()) {
      const isClass = typeof metatype === 'function' && metatype.prototype !== undefined;
      const controller = isClass ? (metatype as ServiceType) : undefined;
      if (controller && !this.wrappers.has(controller)) requireNoRecurringJobs(controller);
    }
  }

  wrapperOf(service: ServiceType): ProviderWrapper | undefined {
    return this.wrappers.get(service);
  }
}

/** The class by which a provider is asked for, if it is asked for by a class and has methods. */
function serviceOf({ token, host }: ProviderWrapper): ServiceType | undefined {
  const isClass = typeof token === 'function' && token.prototype !== undefined;
  if (!isClass || token === host?.metatype || INTERNAL_TOKENS.has(token)) return undefined;
  if (INTERNAL_MODULES.has(host?.metatype?.name ?? '')) return undefined;
  return token as unknown as ServiceType;
}

function implementationOf(wrapper: ProviderWrapper): ServiceType | undefined {
  const ofInstance = wrapper.instance?.constructor;
  if (typeof ofInstance === 'function' && ofInstance !== Object) return ofInstance;
  return classMadeByNest(wrapper);
}

function classMadeByNest({ metatype, inject }: ProviderWrapper): ServiceType | undefined {
  // A provider with `inject` is made by a factory: its metatype is that function, and no class.
  return inject || typeof metatype !== 'function' ? undefined : (metatype as ServiceType);
}

/** The methods of a handler that a job may call. */
export const methodsOf = (types: readonly ServiceType[]): readonly string[] => [
  ...new Set(types.flatMap((type) => [...declaredMethods(type)])),
];
