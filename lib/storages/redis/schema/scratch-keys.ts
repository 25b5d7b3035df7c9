import { silentLogger } from '../../../support/logger.js';
import { StoreClock } from '../../parts/store-clock.js';
import { RedisConnection } from '../connection/redis-connection.js';
import { type RedisStorageOptions, resolveRedisStorageOptions } from '../redis-storage-options.js';
import { DAMAGE_PARAMETERS, REMOVE_KEYS } from './remove-keys.lua.js';

/** The keys of a store that is only there to be proven. Its prefix has letters, digits and dashes. */
export class ScratchKeys {
  private readonly redis: RedisConnection;

  constructor(given: RedisStorageOptions) {
    const options = resolveRedisStorageOptions(given);
    this.redis = new RedisConnection({ options, clock: new StoreClock(), logger: silentLogger });
  }

  /** Looks at all keys of the server, in steps. */
  async remove(): Promise<void> {
    let cursor = '0';
    do {
      cursor = await this.redis.run<string>(REMOVE_KEYS, [cursor]);
    } while (cursor !== '0');
  }

  async damageParameters(jobId: string): Promise<void> {
    await this.redis.run(DAMAGE_PARAMETERS, [jobId]);
  }

  close(): Promise<void> {
    return this.redis.close();
  }
}
