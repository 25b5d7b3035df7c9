import { optionalPackage } from '../../support/optional-package.js';
import type { WakeUpDriver } from '../wake-up-driver.js';
import type { WakeUpOptions } from '../wake-up-options.js';
import type { RedisClient, RedisPackage } from './redis-package.js';

const load = (): Promise<RedisPackage> =>
  optionalPackage('wakeUp', 'ioredis', () => import('ioredis'));

/**
 * Sends messages by PUBLISH and SUBSCRIBE. In Redis, a connection that listens can do nothing else, so there are two
 * connections.
 */
export function redisDriver({ url, options }: WakeUpOptions): WakeUpDriver {
  return {
    name: 'redis',
    load,

    async connect(channel, { onMessage, onLost }, timeoutMs) {
      const { Redis } = await load();
      const clients: RedisClient[] = [];
      const close = () => {
        for (const client of clients) client.disconnect();
      };
      const opened = async () => {
        const client = new Redis(url, {
          ...options,
          connectTimeout: timeoutMs,
          commandTimeout: timeoutMs,
          lazyConnect: true,
          enableOfflineQueue: false,
          maxRetriesPerRequest: 0,
          retryStrategy: null,
        });
        clients.push(client);
        let cause: unknown = new Error('The connection was closed');
        client.on('error', (error) => {
          cause = error;
        });
        client.on('close', () => onLost(cause));
        await client.connect();
        return client;
      };

      try {
        const sender = await opened();
        if (onMessage) {
          const listener = await opened();
          listener.on('message', (_, message) => onMessage(message));
          await listener.subscribe(channel);
        }
        return {
          publish: async (message) => {
            await sender.publish(channel, message);
          },
          close,
        };
      } catch (error) {
        close();
        throw error;
      }
    },
  };
}
