import type { JobStorage } from '../storage/job-storage.js';
import { readTogether } from './read-together.js';
import { recentHours } from './recent-hours.js';
import type { FastSample } from './samples.js';

/** A look is taken each second or so, and every counted job costs a step along an index. */
export const MAX_COUNTED = 10_000;

export async function takeFastSample(storage: JobStorage): Promise<FastSample> {
  const { clock, statistics } = storage;
  const range = recentHours(clock.now());
  const begunAt = performance.now();
  const [counts, failed, failedAttempts] = await readTogether(storage, () =>
    Promise.all([
      statistics.countByState(MAX_COUNTED),
      statistics.readCounter('failed', range),
      statistics.readCounter('failed-attempts', range),
    ]),
  );
  const answerMs = performance.now() - begunAt;
  return { at: clock.now(), answerMs, counts, failed, failedAttempts };
}
