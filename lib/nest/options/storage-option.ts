import type { JobStorage } from '../../storage/job-storage.js';
import { createRedisStorage, type RedisOption } from '../../storages/redis/create-redis-storage.js';
import { createTypeOrmStorage } from '../../storages/typeorm/create-typeorm-storage.js';
import type { DatabaseOption } from '../../storages/typeorm/database-option.js';
import type { Logger } from '../../support/logger.js';

export type StorageOption = DatabaseOption | RedisOption | JobStorage;

/** The store that the option stands for. */
export function storageOf(option: StorageOption | undefined, logger: Logger): JobStorage {
  if (option === undefined) return createTypeOrmStorage(option, logger);
  if (isJobStorage(option)) return option;
  return isRedisOption(option)
    ? createRedisStorage(option, logger)
    : createTypeOrmStorage(option, logger);
}

function isJobStorage(option: StorageOption): option is JobStorage {
  return 'jobs' in option && 'queues' in option && 'clock' in option;
}

function isRedisOption(option: DatabaseOption | RedisOption): option is RedisOption {
  return 'type' in option && option.type === 'redis';
}
