import { JOB_STORAGE } from '../tokens.js';
import type { ProviderWrapper } from './provider-wrapper.js';

export type NestModule = NonNullable<ProviderWrapper['host']>;

/**
 * The stores that a module works with: the stores of the HangfireModules that it imports, itself or through a
 * module that exports them. Otherwise the store of the first HangfireModule in the application, which is the
 * store that Nest injects there.
 */
export function storesOf(module: NestModule): readonly unknown[] {
  const imported = [...module.imports];
  const own = imported.filter((it) => !isCore(it)).flatMap((it) => coreExportedBy(it) ?? []);
  const cores = own.length > 0 ? own : imported.filter(isCore).slice(0, 1);
  return [...new Set(cores.map((core) => core.providers.get(JOB_STORAGE)?.instance))];
}

/** Whether a module is a core module. Core modules are global, so every module imports each of them. */
const isCore = ({ providers }: NestModule): boolean => providers.has(JOB_STORAGE);

/**
 * The core module that a module exports. Nest looks in the order of the imports: the written imports first, then the
 * global modules.
 */
function coreExportedBy(
  module: NestModule,
  seen: ReadonlySet<NestModule> = new Set(),
): NestModule | undefined {
  if (isCore(module)) return module;
  if (seen.has(module)) return undefined;
  const exported = [...module.imports].filter(({ metatype }) => module.exports.has(metatype));
  for (const it of exported) {
    const core = coreExportedBy(it, new Set([...seen, module]));
    if (core) return core;
  }
  return undefined;
}
