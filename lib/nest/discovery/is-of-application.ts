import { ApplicationConfig, DiscoveryModule, ModuleRef, ModulesContainer } from '@nestjs/core';
import { DASHBOARD_PATH } from '../../dashboard/tokens.js';
import { JOB_STORAGE } from '../tokens.js';
import type { ProviderWrapper } from './provider-wrapper.js';

/** What Nest provides in every module. */
const IN_EVERY_MODULE = new Set<unknown>([ApplicationConfig, ModuleRef]);
/** What only modules of Nest and of this library provide, whatever a minifier or an application calls its modules. */
const ONLY_INTERNAL = [ModulesContainer, JOB_STORAGE, DASHBOARD_PATH];

/** Whether a provider may be meant to run jobs: those of Nest and of this library are not. */
export function isOfApplication({ token, host }: ProviderWrapper): boolean {
  if (IN_EVERY_MODULE.has(token) || host?.metatype === DiscoveryModule) return false;
  return !ONLY_INTERNAL.some((it) => host?.providers.has(it as never));
}
