import { randomUUID } from 'node:crypto';
import type { ConformanceStore } from '../../lib/conformance/conformance-store.js';
import { RedisJobStorage } from '../../lib/storages/redis/redis-job-storage.js';

/** A store for one case of the conformance suite, under a prefix of its own. */
export async function redisConformanceStore(url: string): Promise<ConformanceStore> {
  const prefix = `conformance-${randomUUID()}`;
  const opened = async () => {
    const storage = new RedisJobStorage({ url, prefix, acceptedRisks: ['no-append-only-file'] });
    await storage.open();
    return { storage, close: () => storage.close() };
  };
  return { ...(await opened()), connectAnother: opened };
}
