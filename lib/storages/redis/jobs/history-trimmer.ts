import { trimHistory } from '../../parts/trim-history.js';
import type { RedisExecutor } from '../redis-executor.js';
import { READ_HISTORY, REPLACE_HISTORY } from './trim-history.lua.js';

/** Cuts histories that have become too long. */
export class HistoryTrimmer {
  constructor(private readonly redis: RedisExecutor) {}

  /** Nothing happens where somebody adds to the history meanwhile: the next transition asks again. */
  async trim(jobId: string): Promise<void> {
    const [history, nowMs] = await this.redis.run<[string | null, number]>(READ_HISTORY, [jobId]);
    if (history === null) return;

    const trimmed = trimHistory(history, nowMs);
    if (trimmed === history) return;
    await this.redis.run(REPLACE_HISTORY, [jobId, Buffer.byteLength(history), trimmed]);
  }
}
