import { optionalPackage } from '../../../support/optional-package.js';
import type { ResolvedRedisStorageOptions } from '../redis-storage-options.js';
import {
  type AnyRedisClient,
  isCluster,
  type RedisOptions,
  type RedisPackage,
} from './redis-package.js';

/**
 * Connections neither wait for a lost server nor repeat what may have been done: the store decides about both.
 *
 * What would change keys, answers or the order of commands is switched off.
 */
export const OWN_OPTIONS: RedisOptions = {
  lazyConnect: true,
  enableOfflineQueue: false,
  retryStrategy: null,
  sentinelRetryStrategy: null,
  reconnectOnError: null,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: null,
  commandTimeout: undefined,
  keyPrefix: undefined,
  enableAutoPipelining: false,
  stringNumbers: false,
  readOnly: false,
  monitor: false,
};

/** What stands for all nodes of a Cluster. A command waits there until its node is connected. */
const OWN_CLUSTER_OPTIONS: RedisOptions = {
  lazyConnect: true,
  enableOfflineQueue: true,
  clusterRetryStrategy: null,
  clusterNodeRetryStrategy: null,
  // The command may have been done.
  retryDelayOnFailover: 0,
  scaleReads: 'master',
  keyPrefix: undefined,
  enableAutoPipelining: false,
  shardedSubscribers: false,
};

const load = (): Promise<RedisPackage> =>
  optionalPackage('storage', 'ioredis', () => import('ioredis'));

/**
 * A client of the store's own, which is not connected yet.
 *
 * @throws OptionalPackageMissingError
 */
export async function newClient(given: ResolvedRedisStorageOptions): Promise<AnyRedisClient> {
  const { client, cluster, sentinels, master, url, connectionTimeoutMs } = given;
  const own = { ...OWN_OPTIONS, connectTimeout: connectionTimeoutMs };
  if (client) {
    return isCluster(client)
      ? client.duplicate([], clusterOptions(connectionTimeoutMs, client.options.redisOptions))
      : client.duplicate(own);
  }
  const { Redis, Cluster } = await load();
  if (cluster) {
    return new Cluster([...cluster], clusterOptions(connectionTimeoutMs, given.options));
  }
  const options = { ...given.options, ...own };
  return sentinels
    ? new Redis({ ...options, sentinels, name: master })
    : new Redis(url as string, options);
}

function clusterOptions(connectTimeout: number, ofNodes: RedisOptions = {}): RedisOptions {
  return { ...OWN_CLUSTER_OPTIONS, redisOptions: { ...ofNodes, ...OWN_OPTIONS, connectTimeout } };
}
