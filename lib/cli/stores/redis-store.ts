import { randomBytes } from 'node:crypto';
import { RedisJobStorage } from '../../storages/redis/redis-job-storage.js';
import type { RedisStorageOptions } from '../../storages/redis/redis-storage-options.js';
import { ScratchKeys } from '../../storages/redis/schema/scratch-keys.js';
import type { ProvenStore } from './proven-store.js';

/**
 * One prefix for all cases, without keys at the beginning of each. No case depends on whether the server may lose
 * data.
 */
export async function redisStore(url: string): Promise<ProvenStore> {
  const prefix = `hangfire-prove-${randomBytes(6).toString('hex')}`;
  const options: RedisStorageOptions = {
    url,
    prefix,
    acceptedRisks: ['eviction', 'no-append-only-file'],
  };
  const keys = new ScratchKeys(options);
  await keys.remove();

  const opened = async () => {
    const storage = new RedisJobStorage(options);
    await storage.open();
    return { storage, close: () => storage.close() };
  };
  return {
    title: `Redis at ${new URL(url).host}, under the prefix ${prefix}`,
    lacks: [{ need: 'callerTransactions', reason: 'The store does not have this feature.' }],
    open: async () => {
      await keys.remove();
      return {
        ...(await opened()),
        connectAnother: opened,
        damageParameters: (jobId) => keys.damageParameters(jobId),
      };
    },
    remove: async () => {
      await keys.remove();
      await keys.close();
    },
  };
}
