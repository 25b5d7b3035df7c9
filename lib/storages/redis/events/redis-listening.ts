import type { WakeUpDriver } from '../../../channels/wake-up-driver.js';
import { answersWithin } from '../../../support/time/time-limit.js';
import { OWN_OPTIONS } from '../connection/clients.js';
import { connectedClient } from '../connection/connected-client.js';
import { disconnect } from '../connection/disconnect.js';
import type { RedisConnection } from '../connection/redis-connection.js';

/** How often a connection that listens is asked whether it still stands. */
const PING_INTERVAL_MS = 10_000;

/** Listens to the server of the store, on a connection that does nothing else. */
export function redisListening(redis: RedisConnection): WakeUpDriver {
  return {
    name: 'redis',
    load: async () => {},

    async connect(channel, { onMessage, onLost }, timeoutMs) {
      const line = await redis.connected();
      const node = await line.node();
      const listener = await connectedClient(node.duplicate(OWN_OPTIONS), timeoutMs);
      const inTime = (work: Promise<unknown>) =>
        answersWithin(work, timeoutMs, () => new Error(`No answer within ${timeoutMs} ms`));
      const pings = setInterval(() => inTime(listener.ping()).catch(lost), PING_INTERVAL_MS);
      pings.unref();
      function lost(error: unknown) {
        clearInterval(pings);
        disconnect(listener);
        onLost(error);
      }

      listener.on('end', () => lost(new Error('The connection was closed')));
      try {
        if (onMessage) listener.on('message', (_, message) => onMessage(message));
        await inTime(listener.subscribe(channel));
      } catch (error) {
        lost(error);
        throw error;
      }
      return { publish: () => {}, close: () => lost(undefined) };
    },
  };
}
