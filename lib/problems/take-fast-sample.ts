import type { JobStorage } from '../storage/job-storage.js';
import type { FastSample } from './samples.js';

const HOUR_MS = 3_600_000;
/** A look is taken each second or so, and every counted job costs a step along an index. */
const MAX_COUNTED = 10_000;

export async function takeFastSample(storage: JobStorage): Promise<FastSample> {
  const { clock, statistics } = storage;
  const from = new Date(Math.floor(clock.now().getTime() / HOUR_MS) * HOUR_MS - HOUR_MS);
  const range = { resolution: 'hour', from } as const;
  const begunAt = performance.now();
  const [counts, failed, failedAttempts] = await Promise.all([
    statistics.countByState(MAX_COUNTED),
    statistics.readCounter('failed', range),
    statistics.readCounter('failed-attempts', range),
  ]);
  const answerMs = performance.now() - begunAt;
  return { at: clock.now(), answerMs, counts, failed, failedAttempts };
}
