import type { InjectionToken } from '@nestjs/common';
import { type DiscoveryService, ModuleRef } from '@nestjs/core';
import { classOfInstance, isClass } from '../../job/class-of-instance.js';
import type { Provided } from '../../job/handlers/handler-catalog.js';
import type { ServiceType } from '../../job/service-type.js';
import type { ApplicationProviders } from './application-providers.js';
import type { NestModule } from './stores-of-module.js';

/** Nest's description of a provider. */
export type ProviderWrapper = ReturnType<DiscoveryService['getProviders']>[number];

/** The facts about a provider, which may not have been made yet. */
export const providedBy = (wrapper: ProviderWrapper): Provided => ({
  implementation: implementationOf(wrapper),
  // The provided value may be `undefined`.
  instance: isShared(wrapper) ? (wrapper.instance ?? null) : undefined,
});

/** The class whose methods run, if it is known. */
export const implementationOf = (wrapper: ProviderWrapper): ServiceType | undefined =>
  classOfInstance(wrapper.instance) ?? classMadeByNest(wrapper);

/** Whether a single instance runs all jobs. */
export const isShared = (wrapper: ProviderWrapper): boolean =>
  wrapper.isDependencyTreeStatic() && !wrapper.isTransient;

export const moduleOf = ({ host }: ProviderWrapper): string => host?.name ?? 'an unknown module';

/** The ModuleRef that knows the providers of a module, also of one that was loaded lazily. */
export const moduleRefOf = (host: NestModule): ModuleRef =>
  host.getProviderByKey<ModuleRef>(ModuleRef).instance;

/** The class that Nest makes the provider from. A provider with `inject` is made by a factory. */
export const classMadeByNest = ({ metatype, inject }: ProviderWrapper): ServiceType | undefined =>
  !inject && isClass(metatype) ? metatype : undefined;

/** The provider that an alias (`useExisting`) stands for; the provider itself if it is not an alias. */
export function withoutAliases(
  start: ProviderWrapper,
  providers: ApplicationProviders,
): ProviderWrapper {
  const seen = new Set<ProviderWrapper>();
  let wrapper = start;
  while (wrapper.isAlias && !seen.has(wrapper)) {
    seen.add(wrapper);
    const token = aliasedToken(wrapper);
    const target = wrapper.host?.getProviderByKey(token) ?? providers.under(token)[0];
    wrapper = (target as ProviderWrapper | undefined) ?? wrapper;
  }
  return wrapper;
}

function aliasedToken({ inject }: ProviderWrapper): InjectionToken {
  const token: unknown = inject?.[0];
  const isForward = typeof token === 'object' && token !== null && 'forwardRef' in token;
  // Nest puts only tokens there.
  return (
    isForward && typeof token.forwardRef === 'function' ? token.forwardRef() : token
  ) as InjectionToken;
}
