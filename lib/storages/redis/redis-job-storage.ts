import type { JobStorage } from '../../storage/job-storage.js';
import type { StorageFeatures } from '../../storage/storage-features.js';
import { StoreOfRoles } from '../../storage/store-of-roles.js';
import { type Logger, silentLogger } from '../../support/logger.js';
import type { Clock } from '../../support/time/clock.js';
import { StoreClock } from '../parts/store-clock.js';
import { RedisConnection } from './connection/redis-connection.js';
import { RedisStorageEvents } from './events/redis-storage-events.js';
import { redisRoles } from './redis-roles.js';
import { type RedisStorageOptions, resolveRedisStorageOptions } from './redis-storage-options.js';

/**
 * Keeps jobs in Redis or Valkey, on connections of its own: one for the scripts, and one more while somebody listens
 * for events.
 */
export class RedisJobStorage extends StoreOfRoles implements JobStorage {
  readonly name = 'redis';
  readonly features: StorageFeatures = {
    callerTransactions: false,
    pushNotifications: true,
    exclusive: false,
  };
  readonly clock: Clock;
  private readonly connection: RedisConnection;
  private readonly listening: RedisStorageEvents;
  private closing: Promise<void> | undefined;

  /** @throws InvalidOptionsError */
  constructor(given: RedisStorageOptions, logger: Logger = silentLogger) {
    const options = resolveRedisStorageOptions(given);
    const clock = new StoreClock();
    const connection = new RedisConnection({ options, clock, logger });
    const events = new RedisStorageEvents(connection, logger);

    super(redisRoles(connection, clock, events));
    this.clock = clock;
    this.connection = connection;
    this.listening = events;
  }

  async open(): Promise<void> {
    await this.closing?.catch(() => {});
    await this.connection.open();
  }

  close(): Promise<void> {
    this.closing ??= this.closeInOrder().finally(() => {
      this.closing = undefined;
    });
    return this.closing;
  }

  private async closeInOrder(): Promise<void> {
    await this.listening.close();
    await this.connection.close();
  }
}
