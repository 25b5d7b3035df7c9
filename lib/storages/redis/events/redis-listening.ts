import type { WakeUpDriver } from '../../../channels/wake-up-driver.js';
import { answersWithin } from '../../../support/time/time-limit.js';
import { OWN_OPTIONS } from '../connection/clients.js';
import { connectedClient } from '../connection/connected-client.js';
import { disconnect } from '../connection/disconnect.js';
import type { RedisConnection } from '../connection/redis-connection.js';
import { ASK_COMMAND } from './ask-command.lua.js';

/** How often a connection that listens is asked whether it still stands. */
const PING_INTERVAL_MS = 10_000;

/** Listens to the server of the store, on a connection that does nothing else. */
export function redisListening(redis: RedisConnection): WakeUpDriver {
  return {
    name: 'redis',
    load: async () => {},

    async connect(channel, { onMessage, onLost }, timeoutMs) {
      // After it, the client of a Cluster also knows who has the keys now.
      const command = await redis.run<string>(ASK_COMMAND);
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
      // A server ends subscriptions whose keys went elsewhere. ioredis 6 says that they moved, ioredis 5 takes it for an error.
      listener.on('moved', () => lost(new Error('The channel has moved to another server')));
      listener.on('error', lost);
      try {
        const isSharded = command === 'SPUBLISH';
        if (onMessage) {
          listener.on(isSharded ? 'smessage' : 'message', (_, message) => onMessage(message));
        }
        await inTime(isSharded ? listener.ssubscribe(channel) : listener.subscribe(channel));
      } catch (error) {
        lost(error);
        throw error;
      }
      return { publish: () => {}, close: () => lost(undefined) };
    },
  };
}
