import type { Logger } from '../../support/logger.js';
import { RedisJobStorage } from './redis-job-storage.js';
import type { RedisStorageOptions } from './redis-storage-options.js';

/** A Redis or Valkey server, a Cluster of them, or the way to them. */
export interface RedisOption extends RedisStorageOptions {
  readonly type: 'redis';
}

/**
 * The store that the option names.
 *
 * @throws InvalidOptionsError
 */
export function createRedisStorage(
  { type, ...given }: RedisOption,
  logger: Logger,
): RedisJobStorage {
  return new RedisJobStorage(given, logger);
}
