import type { JobStorage } from '../../lib/storage/job-storage.js';

/** Does a call, or something in its place. */
export type CallWatch = (name: string, call: () => Promise<unknown>) => Promise<unknown>;

/** Neither of them asks the store for anything. */
const WITHOUT_CALLS = ['clock', 'features'];
const SYNCHRONOUS = ['offer'];

/** The store, with every call of its roles passing by `watch`: as `queues.claim` and the like. */
export function watchedStorage(storage: JobStorage, watch: CallWatch): JobStorage {
  return watched(storage, '', watch);
}

function watched<T extends object>(target: T, prefix: string, watch: CallWatch): T {
  return new Proxy(target, {
    get(_, key) {
      const value: unknown = Reflect.get(target, key);
      const name = String(key);
      if (typeof value === 'function') {
        if (SYNCHRONOUS.includes(name)) return value.bind(target);
        return (...args: unknown[]) => watch(prefix + name, async () => value.apply(target, args));
      }
      const isRole = typeof value === 'object' && value !== null && !WITHOUT_CALLS.includes(name);
      return isRole ? watched(value, `${name}.`, watch) : value;
    },
  });
}
