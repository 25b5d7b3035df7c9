import type { RedisClient } from './redis-package.js';

/** Ends the connection, if there is one: ioredis would wait for the end of one that has ended. */
export function disconnect(client: RedisClient): void {
  if (client.status !== 'end') client.disconnect();
}
