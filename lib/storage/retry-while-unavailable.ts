import { setTimeout as delay } from 'node:timers/promises';
import { StorageUnavailableError } from './errors/storage-unavailable-error.js';

/** When the store cannot be reached: how long to wait before each further try. */
export const RETRY_DELAYS_MS: readonly number[] = [50, 250, 1_000];

/**
 * Tries again while the store cannot be reached, for as long as a caller can be kept waiting.
 *
 * @param work gets how often it was tried before
 */
export async function retryWhileUnavailable<T>(
  work: (tries: number) => Promise<T>,
  delaysMs: readonly number[] = RETRY_DELAYS_MS,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work(tries);
    } catch (error) {
      const waitMs = delaysMs[tries];
      if (waitMs === undefined || !(error instanceof StorageUnavailableError)) throw error;
      await delay(waitMs);
    }
  }
}
