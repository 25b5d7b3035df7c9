import type { JobStorage } from '../../storage/job-storage.js';
import { createTypeOrmStorage } from '../../storages/typeorm/create-typeorm-storage.js';
import type { DatabaseOption } from '../../storages/typeorm/database-option.js';
import type { Logger } from '../../support/logger.js';

export type StorageOption = DatabaseOption | JobStorage;

/** The store that the option stands for. */
export function storageOf(option: StorageOption | undefined, logger: Logger): JobStorage {
  return option !== undefined && isJobStorage(option)
    ? option
    : createTypeOrmStorage(option, logger);
}

function isJobStorage(option: StorageOption): option is JobStorage {
  return 'jobs' in option && 'queues' in option && 'clock' in option;
}
