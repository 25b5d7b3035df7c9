import type { ApplicationConfig } from '@nestjs/core';
import type { ProviderWrapper } from '../discovery/provider-wrapper.js';
import type { EnhancerKind } from './enhancer-references.js';
import { type EnhancerSource, sourceOf } from './enhancer-sources.js';

/**
 * The enhancers of the whole application: the enhancers of `useGlobalGuards` and its siblings, and the enhancers
 * under `APP_GUARD` and its siblings.
 */
export function globalEnhancers(
  config: ApplicationConfig,
): Readonly<Record<EnhancerKind, readonly EnhancerSource[]>> {
  return {
    guards: sources(config.getGlobalGuards(), config.getGlobalRequestGuards()),
    interceptors: sources(config.getGlobalInterceptors(), config.getGlobalRequestInterceptors()),
    pipes: sources(config.getGlobalPipes(), config.getGlobalRequestPipes()),
    filters: sources(config.getGlobalFilters(), config.getGlobalRequestFilters()),
  };
}

function sources(
  shared: readonly object[],
  perRun: readonly ProviderWrapper[],
): readonly EnhancerSource[] {
  const described = perRun.flatMap((it) => (it.host ? sourceOf(it, it.host) : []));
  return [...shared.map((it) => ({ shared: it })), ...described];
}
