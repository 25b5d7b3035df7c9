import type { InjectionToken } from '@nestjs/common';
import { ApplicationConfig, DiscoveryModule, ModuleRef, ModulesContainer } from '@nestjs/core';
import { DASHBOARD_PATH } from '../../dashboard/tokens.js';
import { JOB_STORAGE } from '../tokens.js';
import type { ProviderWrapper } from './provider-wrapper.js';

/** The providers that Nest puts into every module. */
const IN_EVERY_MODULE = new Set<unknown>([ApplicationConfig, ModuleRef]);
/**
 * Providers that only modules of Nest and of this library have, no matter how a minifier or an application names its
 * modules.
 */
const ONLY_INTERNAL: readonly InjectionToken[] = [ModulesContainer, JOB_STORAGE, DASHBOARD_PATH];

/** Whether a provider may run jobs: providers of Nest and of this library do not. */
export function isOfApplication({ token, host }: ProviderWrapper): boolean {
  if (IN_EVERY_MODULE.has(token) || host?.metatype === DiscoveryModule) return false;
  return !ONLY_INTERNAL.some((it) => host?.providers.has(it));
}
