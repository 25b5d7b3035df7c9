import { Scope } from '@nestjs/common';
import type { ContextId } from '@nestjs/core';
import { isClass } from '../../job/class-of-instance.js';
import type { ServiceType } from '../../job/service-type.js';
import { moduleRefOf, type ProviderWrapper } from '../discovery/provider-wrapper.js';
import type { NestModule } from '../discovery/stores-of-module.js';
import { EnhancerNotBuiltError } from '../errors/enhancer-not-built-error.js';
import type { EnhancerReference } from './enhancer-references.js';

/** Where an enhancer comes from: the same object for all runs, or one that Nest makes in the context of a run. */
export type EnhancerSource =
  | { readonly shared: object }
  | { readonly perRun: (contextId: ContextId) => Promise<object> };

/** Nest's name for the scope that `@Injectable` has given to a class. */
const SCOPE_OPTIONS = 'scope:options';

/** Finds the objects behind the enhancers of the services of an application. */
export class EnhancerSources {
  /** The enhancers that Nest has not made together with the service, by module. */
  private readonly made = new WeakMap<NestModule, Map<ServiceType, Promise<object>>>();

  /**
   * @param host the module of the service
   * @param usedBy the method, for people
   * @throws EnhancerNotBuiltError
   */
  async sourceOf(
    reference: EnhancerReference,
    host: NestModule,
    usedBy: string,
  ): Promise<EnhancerSource> {
    if (!isClass(reference)) return { shared: reference };

    const wrapper = host.injectables.get(reference as never);
    if (wrapper && !wrapper.isTransient) return sourceOf(wrapper as ProviderWrapper, host);
    try {
      return { shared: await this.make(reference, host) };
    } catch (cause) {
      throw new EnhancerNotBuiltError(reference.name, usedBy, { cause });
    }
  }

  /** Nest makes no enhancers for the results of factories, and before Nest 11.2 for no `useClass`. */
  private make(type: ServiceType, host: NestModule): Promise<object> {
    const ofHost = this.made.get(host) ?? new Map<ServiceType, Promise<object>>();
    this.made.set(host, ofHost);
    const known = ofHost.get(type);
    if (known) return known;

    const created = create(type, host);
    ofHost.set(type, created);
    return created;
  }
}

/** The source of an enhancer that Nest has described itself. */
export function sourceOf(wrapper: ProviderWrapper, host: NestModule): EnhancerSource {
  if (wrapper.isDependencyTreeStatic() && !wrapper.isTransient) return { shared: wrapper.instance };
  return {
    perRun: (contextId) => moduleRefOf(host).resolve(wrapper.token, contextId, { strict: true }),
  };
}

async function create(type: ServiceType, host: NestModule): Promise<object> {
  const { scope } = Reflect.getMetadata(SCOPE_OPTIONS, type) ?? {};
  if (scope === Scope.REQUEST) throw new Error(`${type.name} is made for each request or job.`);
  return moduleRefOf(host).create<object>(type as never);
}
