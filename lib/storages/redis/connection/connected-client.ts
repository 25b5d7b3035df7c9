import { answersWithin } from '../../../support/time/time-limit.js';
import { disconnect } from './disconnect.js';
import type { RedisClient } from './redis-package.js';
import { connectionError } from './storage-error.js';

/**
 * Connects a client that nobody else uses. It does not connect again by itself when it is lost.
 *
 * @throws StorageUnavailableError, StorageFaultError
 */
export async function connectedClient<C extends RedisClient>(
  client: C,
  timeoutMs: number,
): Promise<C> {
  // ioredis rejects with nothing but the fact that there is no connection.
  let cause: unknown;
  client.on('error', (error) => {
    cause = error;
  });
  try {
    await answersWithin(client.connect(), timeoutMs, () => noConnectionWithin(timeoutMs));
    return client;
  } catch (error) {
    disconnect(client);
    throw connectionError(causeOf(cause ?? error));
  }
}

/** Of all nodes of a Cluster. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && 'lastNodeError' in error ? (error.lastNodeError ?? error) : error;

const noConnectionWithin = (ms: number): Error =>
  Object.assign(new Error(`Redis gave no connection within ${ms} ms`), { code: 'ETIMEDOUT' });
