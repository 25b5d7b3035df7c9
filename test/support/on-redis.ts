import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { RedisServer } from './redis/redis-server.js';
import { RedisStores } from './redis-stores.js';

/**
 * One Redis server for all specs of a file, and new stores for each of them.
 *
 * @param begin runs before each spec
 */
export function onRedis(begin: (stores: RedisStores) => Promise<void>): void {
  let server: RedisServer;
  let stores: RedisStores;

  beforeAll(async () => {
    server = await RedisServer.start({ appendonly: 'no' });
  });
  afterAll(() => server.dispose());

  beforeEach(async () => {
    stores = new RedisStores(server.url);
    await begin(stores);
  });
  afterEach(() => stores.close());
}
