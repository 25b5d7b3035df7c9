import type { JobStorage } from '../../storage/job-storage.js';
import type { StorageFeatures } from '../../storage/storage-features.js';
import { StoreOfRoles } from '../../storage/store-of-roles.js';
import { StoreClock } from '../parts/store-clock.js';
import { RedisConnection } from './connection/redis-connection.js';
import { redisRoles } from './redis-roles.js';

export interface RedisStorageOptions {
  readonly url: string;
  readonly prefix: string;
}

/** Keeps jobs in Redis or Valkey. */
export class RedisJobStorage extends StoreOfRoles implements JobStorage {
  readonly name = 'redis';
  readonly features: StorageFeatures = {
    callerTransactions: false,
    pushNotifications: true,
    exclusive: false,
  };
  readonly clock: StoreClock;
  private readonly connection: RedisConnection;

  constructor({ url, prefix }: RedisStorageOptions) {
    const clock = new StoreClock();
    const connection = new RedisConnection(url, `{${prefix}}:`);
    super(redisRoles(connection, clock));
    this.clock = clock;
    this.connection = connection;
  }

  async open(): Promise<void> {
    await this.connection.client.connect();
  }

  async close(): Promise<void> {
    this.connection.client.disconnect();
  }
}
