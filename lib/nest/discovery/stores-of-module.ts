import { JOB_STORAGE } from '../tokens.js';
import type { ProviderWrapper } from './provider-wrapper.js';

export type NestModule = NonNullable<ProviderWrapper['host']>;

/**
 * The stores that a module works with: those whose HangfireModule it imports, itself or through a module that exports
 * it, and otherwise that of the first HangfireModule in the application, which is what Nest injects there.
 */
export function storesOf(module: NestModule): readonly unknown[] {
  const imported = [...module.imports];
  const own = imported.filter((it) => !isCore(it)).flatMap((it) => coreExportedBy(it) ?? []);
  const cores = own.length > 0 ? own : imported.filter(isCore).slice(0, 1);
  return [...new Set(cores.map((core) => core.providers.get(JOB_STORAGE)?.instance))];
}

/** The module with the engine, which is global, so that every module imports each of them. */
const isCore = ({ providers }: NestModule): boolean => providers.has(JOB_STORAGE);

/** Nest looks in the order of the imports, where those that are written come before the global ones. */
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
