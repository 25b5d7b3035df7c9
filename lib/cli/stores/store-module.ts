import type { ConformanceNeed } from '../../conformance/conformance-case.js';
import { InvalidStoreModuleError } from '../errors/invalid-store-module-error.js';

/** The exports of a module with a store: the options of `storageConformance`, of which only `open` is needed. */
export interface StoreModule {
  /** Returns a JobStorage that is not open yet, or a ConformanceStore. */
  readonly open: () => unknown;
  readonly name?: string | undefined;
  readonly lacks?: readonly ConformanceNeed[] | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * Finds the function `open` in an imported module. ES modules, CommonJS modules, and CommonJS modules that were compiled
 * from ES modules keep their exports in different places.
 *
 * @throws InvalidStoreModuleError
 */
export function storeModuleOf(path: string, imported: unknown): StoreModule {
  for (let exported = imported, depth = 0; depth < 3; depth += 1) {
    if (typeof exported === 'function') return { open: exported as StoreModule['open'] };
    if (typeof exported !== 'object' || exported === null) break;
    if (isStoreModule(exported)) return exported;
    exported = (exported as { readonly default?: unknown }).default;
  }
  throw new InvalidStoreModuleError(path, 'exports no function "open"');
}

const isStoreModule = (exported: object): exported is StoreModule =>
  'open' in exported && typeof exported.open === 'function';
