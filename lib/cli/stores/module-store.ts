import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConformanceNeed } from '../../conformance/conformance-case.js';
import type { ConformanceStore } from '../../conformance/conformance-store.js';
import type { JobStorage } from '../../storage/job-storage.js';
import { InvalidStoreModuleError } from '../errors/invalid-store-module-error.js';
import type { Host } from '../host.js';
import type { Lack, ProvenStore } from './proven-store.js';
import { type StoreModule, storeModuleOf } from './store-module.js';

/** A store of the user, which a module opens. */
export async function moduleStore(
  path: string,
  { folder, importModule }: Pick<Host, 'folder' | 'importModule'>,
): Promise<ProvenStore> {
  const module = storeModuleOf(path, await loaded(path, folder, importModule));
  const open = async () => storeIn(path, await module.open());
  return {
    title: module.name ?? path,
    lacks: await lacksOf(module, open),
    timeoutMs: module.timeoutMs,
    open,
    remove: async () => {},
  };
}

async function loaded(
  path: string,
  folder: string,
  importModule: Host['importModule'],
): Promise<unknown> {
  try {
    return await importModule(pathToFileURL(resolve(folder, path)).href);
  } catch (error) {
    throw new InvalidStoreModuleError(path, 'cannot be loaded', { cause: error });
  }
}

/** If the module gives a JobStorage alone, the command opens and closes it. */
async function storeIn(path: string, returned: unknown): Promise<ConformanceStore> {
  if (has<ConformanceStore>(returned, ['storage', 'close'])) return returned;
  if (has<JobStorage>(returned, ['jobs', 'queues', 'open', 'close'])) {
    await returned.open();
    return { storage: returned, close: () => returned.close() };
  }
  throw new InvalidStoreModuleError(
    path,
    'returns no store: neither a JobStorage nor an object with one',
  );
}

const has = <T extends object>(value: unknown, names: readonly (keyof T)[]): value is T =>
  typeof value === 'object' && value !== null && names.every((name) => name in value);

/** The needs that the store cannot meet: the needs that the module names, and those that its store shows. */
async function lacksOf(
  module: StoreModule,
  open: () => Promise<ConformanceStore>,
): Promise<readonly Lack[]> {
  const store = await open();
  const lacks = new Map<ConformanceNeed, string>();
  if (store.connectAnother === undefined) {
    lacks.set('anotherConnection', 'The store has no function "connectAnother".');
  }
  if (!store.storage.features.callerTransactions) {
    lacks.set('callerTransactions', 'The store does not have this feature.');
  }
  for (const need of module.lacks ?? []) lacks.set(need, 'The module says so in "lacks".');
  await store.close();
  return [...lacks].map(([need, reason]) => ({ need, reason }));
}
