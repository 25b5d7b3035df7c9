import type { DiscoveryService, ModulesContainer } from '@nestjs/core';
import { isClass } from '../../job/class-of-instance.js';
import { declaredMethods } from '../../job/handlers/declared-methods.js';
import type { HandlerCatalog, Provided } from '../../job/handlers/handler-catalog.js';
import { hasJobMetadata } from '../../job/job-metadata.js';
import { serviceOfToken } from '../../job/job-token.js';
import type { ServiceType } from '../../job/service-type.js';
import { safely } from '../../support/safely.js';
import {
  requireCallableMembers,
  requireNoDecorators,
  requireNoOwnDecorators,
} from '../checks/require-effect.js';
import { requireMetadata } from '../checks/require-metadata.js';
import { requireNoRecurringJobs } from '../checks/require-no-recurring-jobs.js';
import { ApplicationProviders } from './application-providers.js';
import { isOfApplication } from './is-of-application.js';
import {
  classMadeByNest,
  implementationOf,
  moduleOf,
  type ProviderWrapper,
  providedBy,
  withoutAliases,
} from './provider-wrapper.js';
import { storesOfRecurringJobs } from './stores-of-recurring-jobs.js';

export interface ExploredApplication {
  readonly discovery: DiscoveryService;
  readonly modules: ModulesContainer;
  /** The store of this engine. An application may have several stores. */
  readonly storage: unknown;
}

/** Walks the providers of the application, and registers the providers that can run jobs. */
export class HandlerExplorer {
  private readonly wrappers = new Map<ServiceType, ProviderWrapper>();
  /**
   * The providers that were checked. A refused module stays in the container. It must not be refused again when
   * another module is loaded.
   */
  private readonly judged = new WeakSet<ProviderWrapper>();

  /** How many modules there were at the last look. */
  private explored: number | undefined;

  constructor(
    private readonly application: ExploredApplication,
    private readonly catalog: HandlerCatalog,
  ) {
    catalog.lookUpBy((service) => this.lookUp(service));
  }

  /**
   * Registers the providers that are new since the last call: modules may be loaded later.
   *
   * @throws DuplicateJobTypeError
   * @throws GeneratedJobTypeError
   * @throws UnnamedJobTypeError
   * @throws MissingMetadataError for a class with a decorator of this library that Nest could not make
   * @throws MisplacedDecoratorError
   * @throws InvalidRecurringJobError when a controller declares a recurring job
   */
  explore(): void {
    const providers = this.providers();
    for (const wrapper of providers.all) {
      const service = serviceOf(wrapper);
      if (service && !this.wrappers.has(service)) this.enter(service, wrapper, providers);
    }
    this.requireEffects(providers);
    this.explored = this.application.modules.size;
  }

  wrapperOf(service: ServiceType): ProviderWrapper | undefined {
    return this.wrappers.get(service);
  }

  private providers(): ApplicationProviders {
    const all = this.application.discovery.getProviders();
    return new ApplicationProviders(all.filter(isOfApplication));
  }

  private enter(
    service: ServiceType,
    wrapper: ProviderWrapper,
    providers: ApplicationProviders,
  ): void {
    const target = withoutAliases(wrapper, providers);
    this.wrappers.set(service, target);
    this.judged.add(wrapper);
    const madeByNest = classMadeByNest(target);
    if (madeByNest && hasJobMetadata(madeByNest)) requireMetadata(madeByNest);

    const stores = storesOfRecurringJobs(service, providers);
    const isDeclaredHere = stores.length === 0 || stores.includes(this.application.storage);
    const provided = { ...providedBy(target), module: moduleOf(wrapper), isDeclaredHere };
    requireCallableMembers(
      provided.implementation ? [service, provided.implementation] : [service],
      provided.module,
    );
    this.catalog.register(service, provided);
  }

  /** Refuses decorators on classes that run no jobs: they would have no effect, and nobody would notice the mistake. */
  private requireEffects(providers: ApplicationProviders): void {
    const running = this.catalog.classes();
    for (const wrapper of providers.all) {
      const target = withoutAliases(wrapper, providers);
      const type = implementationOf(target);
      if (!type || running.has(type) || isStub(target.instance, type)) continue;
      if (this.wasJudged(wrapper)) continue;
      requireNoDecorators(type, running, moduleOf(wrapper), ofToken(type, wrapper.token));
    }
    for (const wrapper of this.application.discovery.getControllers()) {
      const { metatype } = wrapper;
      if (!isClass(metatype) || running.has(metatype) || this.wasJudged(wrapper)) continue;
      requireNoRecurringJobs(metatype, moduleOf(wrapper));
      requireNoOwnDecorators(metatype, moduleOf(wrapper), OF_CONTROLLER);
    }
    for (const { injectables, middlewares, name } of this.application.modules.values()) {
      for (const wrapper of [...injectables.values(), ...middlewares.values()]) {
        const { metatype } = wrapper;
        if (!isClass(metatype) || running.has(metatype) || this.wasJudged(wrapper)) continue;
        requireNoOwnDecorators(metatype, name, OF_ENHANCER);
      }
    }
  }

  private wasJudged(wrapper: ProviderWrapper): boolean {
    const wasJudged = this.judged.has(wrapper);
    this.judged.add(wrapper);
    return wasJudged;
  }

  /** Finds a provider before the start, and later in modules that were loaded since. */
  private lookUp(service: ServiceType): Provided | undefined {
    if (!isClass(service) || this.application.modules.size === this.explored) return undefined;
    const providers = this.providers();
    const [wrapper] = providers.under(service);
    return wrapper && providedBy(withoutAliases(wrapper, providers));
  }
}

/** Whether an object has its class by its prototype only, as some libraries make their fakes. */
function isStub(instance: unknown, type: ServiceType): boolean {
  const methods = [...declaredMethods(type)];
  if (typeof instance !== 'object' || instance === null || methods.length === 0) return false;
  return methods.every((method) => safely(() => Object.hasOwn(instance, method), false));
}

const OF_ENHANCER =
  'The class is a guard, interceptor, pipe, exception filter or middleware only. Add it to the providers of the module.';
const OF_CONTROLLER = 'A controller runs no jobs. Move the method to a provider.';

function ofToken({ name }: ServiceType, token: unknown): string {
  const shown = shownToken(token);
  return (
    `Jobs find their provider by its class, and ${name} is provided under ${shown} only. Provide the class as well: ` +
    `providers: [${name}, { provide: ${shown}, useExisting: ${name} }]. Or name the token with jobToken().`
  );
}

/** The tokens of Nest for the whole application, whose providers Nest numbers. */
const OF_NEST = /^(APP_(?:GUARD|INTERCEPTOR|PIPE|FILTER)) \(/;

function shownToken(token: unknown): string {
  if (typeof token !== 'string') return String(token);
  return OF_NEST.exec(token)?.[1] ?? `'${token}'`;
}

/**
 * The class that is the token of a provider, or that a job token has in its place; undefined for other tokens, and for
 * modules without decorators of this library.
 */
function serviceOf({ token, host }: ProviderWrapper): ServiceType | undefined {
  if (!isClass(token)) return serviceOfToken(token);
  // A module class runs jobs only if it has a decorator of this library.
  return token !== host?.metatype || hasJobMetadata(token) ? token : undefined;
}
