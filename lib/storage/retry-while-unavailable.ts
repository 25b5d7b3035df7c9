import { setTimeout as delay } from 'node:timers/promises';
import { StorageUnavailableError } from './errors/storage-unavailable-error.js';

/** How long to wait before each further try while nobody can reach the store. */
export const RETRY_DELAYS_MS: readonly number[] = [50, 250, 1_000];

/**
 * Repeats the work while nobody can reach the store, for as long as a caller can wait.
 *
 * @param work gets the number of tries before this one
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
