import { setTimeout as delay } from 'node:timers/promises';
import { isConflict } from './error-codes.js';

/** How often what gave way to others is tried again, and how long the first pause is at the most, in milliseconds. */
const ATTEMPTS_AT_MOST = 10;
const FIRST_PAUSE_MS = 4;

/**
 * Tries work again that the database has undone because it met the work of others: a deadlock, or a row that was locked
 * for too long. It is over at once then, and succeeds the next time.
 *
 * @param note is told of each conflict
 */
export async function retryConflicts<T>(
  work: () => Promise<T>,
  note: (conflict: unknown) => void,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error)) throw error;
      note(error);
      if (attempt === ATTEMPTS_AT_MOST) throw error;
      await delay(Math.random() * FIRST_PAUSE_MS * attempt);
    }
  }
}
