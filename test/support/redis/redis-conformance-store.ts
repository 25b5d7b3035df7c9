import { randomUUID } from 'node:crypto';
import type { ConformanceStore } from '../../../lib/conformance/conformance-store.js';
import { newClient } from '../../../lib/storages/redis/connection/clients.js';
import { connectedClient } from '../../../lib/storages/redis/connection/connected-client.js';
import { RedisJobStorage } from '../../../lib/storages/redis/redis-job-storage.js';
import {
  type RedisStorageOptions,
  resolveRedisStorageOptions,
} from '../../../lib/storages/redis/redis-storage-options.js';

const DAMAGE = "return redis.call('HSET', KEYS[1], 'params', ARGV[1])";
const PATIENCE_MS = 10_000;

/** A store for one case of the conformance suite, under a prefix of its own. */
export async function redisConformanceStore(
  options: RedisStorageOptions,
): Promise<ConformanceStore> {
  const prefix = `conformance-${randomUUID()}`;
  const opened = async () => {
    const storage = new RedisJobStorage({ ...options, prefix });
    await storage.open();
    return { storage, close: () => storage.close() };
  };
  return {
    ...(await opened()),
    connectAnother: opened,
    damageParameters: async (jobId) => {
      const resolved = resolveRedisStorageOptions(options);
      const client = await connectedClient(await newClient(resolved), PATIENCE_MS);
      await client.eval(DAMAGE, 1, `{${prefix}}:job:${jobId}`, '"damaged"');
      client.disconnect();
    },
  };
}
